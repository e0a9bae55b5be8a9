// One import is all that a user of the library writes: a report's own members come with it.
@_exported public import Reporting

/// The version of this package, as `detente --version` prints it.
public let detenteVersion = "0.1.0"
