internal import CGSL

/// The GNU Scientific Library: what must be done before it is called, and those of its functions that take memory. Its
/// functions of numbers are called where they are needed.
package enum GSL {
    /// Switches off GSL's error handler, which ends the program. Happens once.
    private static let handlerIsOff: Void = {
        _ = unsafe gsl_set_error_handler_off()
    }()

    /// To be called before anything of GSL is. A function of GSL that fails then returns NaN.
    ///
    /// Making a ``Distribution`` calls it; only code that calls GSL without one needs to.
    package static func prepare() {
        handlerIsOff
    }

    /// The lower triangular factor L of a symmetric matrix L·Lᵀ.
    /// - Parameter matrix: row by row, `size` squared numbers.
    /// - Returns: row by row, with zeros above the diagonal; `nil` if the matrix is not positive definite.
    static func choleskyFactor(of matrix: [Double], size: Int) -> [Double]? {
        prepare()
        var work = matrix
        let code = unsafe work.withUnsafeMutableBufferPointer { memory in
            var view = unsafe gsl_matrix_view_array(memory.baseAddress, size, size)
            return unsafe gsl_linalg_cholesky_decomp1(&view.matrix)
        }
        guard Int(code) == GSL_SUCCESS else { return nil }
        for row in 0..<size {
            for column in row + 1..<size { work[row * size + column] = 0 }
        }
        return work
    }

    /// The factors of a symmetric matrix P·A·Pᵀ = L·D·Lᵀ with the greatest pivots first.
    struct PivotedFactors {
        /// The row of the matrix that stands at each place.
        var order: [Int]
        /// L, row by row, below its diagonal of ones; the rest is of no use.
        var lower: [Double]
        /// The diagonal of D.
        var pivots: [Double]
    }

    /// - Parameter matrix: row by row, `size` squared numbers.
    /// - Returns: `nil` if the matrix cannot be factored.
    static func pivotedCholeskyFactors(of matrix: [Double], size: Int) -> PivotedFactors? {
        prepare()
        var work = matrix
        var order = Array(0..<size)
        let code = unsafe work.withUnsafeMutableBufferPointer { memory in
            unsafe order.withUnsafeMutableBufferPointer { places in
                var view = unsafe gsl_matrix_view_array(memory.baseAddress, size, size)
                var permutation = unsafe gsl_permutation(size: size, data: places.baseAddress)
                return unsafe gsl_linalg_pcholesky_decomp(&view.matrix, &permutation)
            }
        }
        guard Int(code) == GSL_SUCCESS else { return nil }
        return PivotedFactors(order: order, lower: work, pivots: (0..<size).map { work[$0 * size + $0] })
    }
}
