#if canImport(Accelerate)
  import Accelerate
#else
  import CBLAS
#endif

/// The few products that training needs, on memory that the caller owns.
///
/// A thin layer over the system's BLAS and LAPACK (OpenBLAS, or Accelerate on a Mac). All matrices
/// are row-major; `stride` is the distance from one row to the next, at least the columns used.
/// Each call runs on the thread that makes it: the library's own threads are switched off, because
/// how they cut the work, and so the last bits of the result, would depend on their number.
public enum BLAS {
  /// A row-major matrix somewhere in memory: its first element and the distance between rows.
  public struct Block {
    /// The first element of the first row.
    public let start: UnsafePointer<Float>
    /// The distance from the start of one row to the start of the next, in elements.
    public let stride: Int
    /// Whether a product is to read it with rows and columns exchanged.
    public let isTransposed: Bool

    /// A block as it stands in memory, or to be read transposed.
    public init(_ start: UnsafePointer<Float>, stride: Int, transposed: Bool = false) {
      self.start = start
      self.stride = stride
      isTransposed = transposed
    }
  }

  /// The product of two matrices, added to a third.
  ///
  ///     C ← α A B + β C
  ///
  /// - Parameters:
  ///   - rows: The rows of `A` and `C`.
  ///   - columns: The columns of `B` and `C`.
  ///   - inner: The columns of `A` and the rows of `B`.
  ///   - alpha: α, the factor of the product.
  ///   - a: A, shape (rows, inner) after its transposition, if any.
  ///   - b: B, shape (inner, columns) after its transposition, if any.
  ///   - beta: β, the factor of what `c` held before; with 0, `c` is only written.
  ///   - c: C, shape (rows, columns), its rows `cStride` apart.
  public static func multiply(
    rows: Int, columns: Int, inner: Int, alpha: Float = 1, _ a: Block, _ b: Block,
    beta: Float = 0, into c: UnsafeMutablePointer<Float>, stride cStride: Int
  ) {
    if rows == 0 || columns == 0 { return }
    useOneThread()
    cblas_sgemm(
      CblasRowMajor, a.isTransposed ? CblasTrans : CblasNoTrans,
      b.isTransposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns), Int32(inner),
      alpha, a.start, Int32(max(1, a.stride)), b.start, Int32(max(1, b.stride)), beta, c,
      Int32(max(1, cStride)))
  }

  /// A matrix times a vector, written to another vector.
  ///
  ///     y ← α A x + β y
  ///
  /// - Parameters:
  ///   - rows: The rows of `A` as it stands in memory.
  ///   - columns: The columns of `A` as it stands in memory.
  ///   - alpha: α, the factor of the product.
  ///   - a: A, shape (rows, columns), or read transposed.
  ///   - x: Shape (columns), or (rows) if `A` is read transposed.
  ///   - beta: β, the factor of what `y` held before; with 0, `y` is only written.
  ///   - y: Shape (rows), or (columns) if `A` is read transposed.
  public static func multiply(
    rows: Int, columns: Int, alpha: Float = 1, _ a: Block, _ x: UnsafePointer<Float>,
    beta: Float = 0, into y: UnsafeMutablePointer<Float>
  ) {
    let (count, inner) = a.isTransposed ? (columns, rows) : (rows, columns)
    if inner == 0 {
      // The library would leave `y` as it was.
      for index in 0..<count { y[index] = beta == 0 ? 0 : beta * y[index] }
      return
    }
    useOneThread()
    cblas_sgemv(
      CblasRowMajor, a.isTransposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns),
      alpha, a.start, Int32(max(1, a.stride)), x, 1, beta, y, 1)
  }

  /// The Gram matrix of the columns of `A`, added to the upper triangle of a symmetric matrix.
  ///
  ///     H ← H + α Aᵀ A
  ///
  /// - Parameters:
  ///   - rows: The rows of `A`.
  ///   - columns: The columns of `A`, and both sides of `H`.
  ///   - alpha: α, the factor of the product; negative to take rows away.
  ///   - a: A, shape (rows, columns).
  ///   - h: H, shape (columns, columns); only its upper triangle is read or written.
  public static func addGram(
    rows: Int, columns: Int, alpha: Float, _ a: Block, into h: UnsafeMutablePointer<Float>
  ) {
    useOneThread()
    cblas_ssyrk(
      CblasRowMajor, CblasUpper, CblasTrans, Int32(columns), Int32(rows), alpha, a.start,
      Int32(max(1, a.stride)), 1, h, Int32(max(1, columns)))
  }

  /// The Gram matrix of the columns of `A` in double precision, added to the upper triangle of `H`.
  ///
  ///     H ← H + α Aᵀ A
  ///
  /// - Parameters:
  ///   - rows: The rows of `A`.
  ///   - columns: The columns of `A`, and both sides of `H`.
  ///   - alpha: α, the factor of the product; negative to take rows away.
  ///   - a: A, shape (rows, columns), without gaps between rows.
  ///   - h: H, shape (columns, columns); only its upper triangle is read or written.
  public static func addGram(
    rows: Int, columns: Int, alpha: Double, _ a: UnsafePointer<Double>,
    into h: UnsafeMutablePointer<Double>
  ) {
    useOneThread()
    cblas_dsyrk(
      CblasRowMajor, CblasUpper, CblasTrans, Int32(columns), Int32(rows), alpha, a,
      Int32(max(1, columns)), 1, h, Int32(max(1, columns)))
  }

  /// A matrix times a vector in double precision: `y ← A x`, or `y ← y + Aᵀ x`.
  ///
  /// - Parameters:
  ///   - rows: The rows of `A`, above 0.
  ///   - columns: The columns of `A`, above 0.
  ///   - a: A, shape (rows, columns), without gaps between rows.
  ///   - transposed: Whether `A` is read transposed, and then the product is added to `y`.
  ///   - x: Shape (columns), or (rows) if `A` is read transposed.
  ///   - y: Shape (rows), or (columns) if `A` is read transposed.
  public static func multiply(
    rows: Int, columns: Int, _ a: UnsafePointer<Double>, transposed: Bool = false,
    _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>
  ) {
    useOneThread()
    cblas_dgemv(
      CblasRowMajor, transposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns), 1, a,
      Int32(columns), x, 1, transposed ? 1 : 0, y, 1)
  }

  /// The scalar product of two vectors of `count` elements.
  public static func dot(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) -> Float {
    useOneThread()
    return cblas_sdot(Int32(count), x, 1, y, 1)
  }

  /// A multiple of one vector, added to another: `y ← y + α x`, both of `count` elements.
  public static func add(
    _ alpha: Float, _ x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, count: Int
  ) {
    useOneThread()
    cblas_saxpy(Int32(count), alpha, x, 1, y, 1)
  }

  /// Solves `H x = b` for a symmetric positive definite `H`, by Cholesky's factorisation.
  ///
  /// - Parameters:
  ///   - h: H, shape (order, order); its upper triangle is read and overwritten by the factor.
  ///   - order: The number of unknowns.
  ///   - b: Shape (order); the right side before, the solution after.
  /// - Returns: Whether it succeeded; false if `H` is not positive definite to working precision or
  ///   not finite, and then `b` is unchanged.
  public static func solvePositiveDefinite(
    _ h: UnsafeMutablePointer<Double>, order: Int, _ b: UnsafeMutablePointer<Double>
  ) -> Bool {
    useOneThread()
    // A row-major upper triangle is what LAPACK, column-major, calls a lower one.
    var triangle = CChar(UInt8(ascii: "L"))
    var n = Int32(order)
    var one = Int32(1)
    var status = Int32(0)
    dpotrf_(&triangle, &n, h, &n, &status)
    // Not every LAPACK notices a NaN, but on its way it always ends on the diagonal.
    let isRegular = (0..<order).allSatisfy {
      h[$0 * (order + 1)] > 0 && h[$0 * (order + 1)].isFinite
    }
    if status != 0 || !isRegular { return false }
    dpotrs_(&triangle, &n, &one, h, &n, b, &n, &status)
    return status == 0
  }

  private static func useOneThread() {
    _ = oneThread
  }

  private static let oneThread: Void = {
    #if !canImport(Accelerate)
      openblas_set_num_threads(1)
    #endif
  }()
}
