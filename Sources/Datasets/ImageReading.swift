import Matrices

extension IDXFile {
  /// All labels of the file, shape (count), each 0 to 255.
  func readLabels() throws(DatasetError) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: valueCount)
    try read(valueCount, into: &labels)
    return labels
  }

  /// The next images, one a row, their bytes divided by 255.
  ///
  /// The bytes are converted part by part as they are decompressed, so that they are never in memory
  /// all at once beside the numbers.
  ///
  /// - Returns: Shape (imageCount, height × width), each 0 to 1.
  func readImages(_ imageCount: Int) throws(DatasetError) -> Matrix {
    var failure: DatasetError?
    let matrix = Matrix(rowCount: imageCount, columnCount: sizes[1] * sizes[2]) { target in
      do throws(DatasetError) {
        try fill(target)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return matrix
  }

  private func fill(_ target: UnsafeMutableBufferPointer<Float>) throws(DatasetError) {
    let brightness = (0...255).map { Float($0) / 255 }
    var bytes = [UInt8](repeating: 0, count: min(target.count, 1 << 18))
    var start = 0
    while start < target.count {
      let count = min(bytes.count, target.count - start)
      try read(count, into: &bytes)
      for index in 0..<count { target[start + index] = brightness[Int(bytes[index])] }
      start += count
    }
  }
}
