// One import is all that a user of the library writes: the members of settings and reports come with it.
@_exported public import Reporting
@_exported public import Simulation
@_exported public import Statistics

/// The version of this package, as `detente --version` prints it.
public let detenteVersion = "0.1.0"
