internal import CGSL

/// The door to the GNU Scientific Library.
package enum GSL {
    /// Switches off GSL's error handler, which ends the program. Happens once.
    private static let handlerIsOff: Void = {
        _ = gsl_set_error_handler_off()
    }()

    /// To be called before anything of GSL is. A function of GSL that fails then returns NaN.
    ///
    /// Making a ``Distribution`` or a ``GSLStream`` calls it; only code that calls GSL without either needs to.
    package static func prepare() {
        handlerIsOff
    }
}
