/// The median of the changes from one value to the next, without their signs; the upper one of two; 0
/// of fewer than two values.
package func typicalChange(_ values: [Double]) -> Double {
  let changes = zip(values, values.dropFirst()).map { abs($1 - $0) }.sorted()
  return changes.isEmpty ? 0 : changes[changes.count / 2]
}
