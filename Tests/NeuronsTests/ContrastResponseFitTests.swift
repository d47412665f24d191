import Foundation
import Matrices
import Neurons
import Testing

@Suite struct ContrastResponseFitTests {
  private let contrasts = [1.0, 2, 3, 5, 7, 10, 14, 20, 28, 40, 56, 80, 100]

  @Test(arguments: try ContrastResponseTests.cells())
  func exactPointsGiveTheParametersBack(_ response: ContrastResponse) throws {
    let fit = try ContrastResponseFit(
      contrasts: contrasts, responses: contrasts.map { response($0) })
    #expect(fit.hasConverged)
    #expect(abs(fit.response.maximum / response.maximum - 1) < 1e-8)
    #expect(abs(fit.response.exponent / response.exponent - 1) < 1e-8)
    #expect(abs(fit.response.halfContrast / response.halfContrast - 1) < 1e-8)
    #expect(abs(fit.rSquared - 1) < 1e-12)
  }

  /// Noise of at most 2 % moves the parameters by little, and cannot make the fit worse than truth.
  @Test(arguments: try ContrastResponseTests.cells())
  func noisyPointsGiveTheParametersNearlyBack(_ response: ContrastResponse) throws {
    var generator = SeededGenerator(seed: 5, stream: "noise")
    let responses = contrasts.map { response($0) + 4 * generator.uniform() - 2 }
    let fit = try ContrastResponseFit(contrasts: contrasts, responses: responses)
    #expect(fit.hasConverged)
    #expect(abs(fit.response.maximum / response.maximum - 1) < 0.03)
    #expect(abs(fit.response.exponent / response.exponent - 1) < 0.15)
    #expect(abs(fit.response.halfContrast / response.halfContrast - 1) < 0.05)
    #expect(fit.rSquared > 0.99 && fit.rSquared < 1)
    #expect(
      squaredError(fit.response, responses) <= squaredError(response, responses))
  }

  /// SciPy's curve_fit, on the points of Tests/Fixtures/neurons_reference.py.
  @Test func theFitIsThatOfSciPy() throws {
    let reference = try NeuronsReference.read().contrast
    let fit = try ContrastResponseFit(
      contrasts: reference.contrasts, responses: reference.responses)
    #expect(fit.hasConverged)
    #expect(abs(fit.response.maximum / reference.maximum - 1) < 1e-6)
    #expect(abs(fit.response.exponent / reference.exponent - 1) < 1e-6)
    #expect(abs(fit.response.halfContrast / reference.half_contrast - 1) < 1e-6)
    #expect(abs(fit.rSquared - reference.r_squared) < 1e-9)
  }

  /// No nearby parameters have a smaller sum of squares.
  @Test func theFitIsAMinimum() throws {
    let reference = try NeuronsReference.read().contrast
    let best = try ContrastResponseFit(
      contrasts: reference.contrasts, responses: reference.responses
    ).response
    let least = squaredError(best, reference.responses)
    for (first, second, third) in [(1.001, 1.0, 1.0), (1, 1.001, 1), (1, 1, 1.001)] {
      for power in [-1.0, 1] {
        let other = try ContrastResponse(
          maximum: best.maximum * pow(first, power), exponent: best.exponent * pow(second, power),
          halfContrast: best.halfContrast * pow(third, power))
        #expect(squaredError(other, reference.responses) > least)
      }
    }
  }

  /// Ten thousand points are no trouble, nor are contrasts whose ratio is no number any more.
  @Test func manyPointsAndExtremeContrasts() throws {
    let cell = try ContrastResponseTests.cells()[3]
    let many = (1...10_000).map { Double($0) / 100 }
    let extremes = [1e-300] + contrasts + [1e308]
    for (contrasts, unit) in [(many, 1), (extremes, 1e-20)] {
      let fit = try ContrastResponseFit(
        contrasts: contrasts.map { $0 == 1e308 ? $0 : $0 * unit },
        responses: contrasts.map { cell($0) })
      #expect(abs(fit.response.exponent / 4.5 - 1) < 1e-8)
      #expect(fit.hasConverged)
    }
  }

  /// Neither the unit nor the order of the points matters, nor points without contrast.
  @Test func theUnitsAreFree() throws {
    let cell = try ContrastResponseTests.cells()[2]
    for (unit, size) in [(0.01, 1e-6), (1, 1e6), (1e6, 1)] {
      let points = ([0] + contrasts).reversed()
      let fit = try ContrastResponseFit(
        contrasts: points.map { $0 * unit }, responses: points.map { cell($0) * size })
      #expect(abs(fit.response.maximum / (93 * size) - 1) < 1e-8)
      #expect(abs(fit.response.halfContrast / (12.1 * unit) - 1) < 1e-8)
    }
  }

  /// A straight line through the origin is the foot of a curve whose maximum is never reached: the
  /// search goes on until its limit, and says so.
  @Test func whatDoesNotSaturateDoesNotConverge() throws {
    let fit = try ContrastResponseFit(contrasts: contrasts, responses: contrasts)
    #expect(!fit.hasConverged)
    #expect(fit.rSquared > 0.999_999)
    #expect(abs(fit.response.exponent - 1) < 1e-3)
    #expect(fit.response.halfContrast > 1000)
  }

  /// A jump between two contrasts: as steep as you like, with half of the maximum between them.
  @Test(arguments: [2.5, 8, 15, 60])
  func aJumpIsFoundWhereItIs(jump: Double) throws {
    let fit = try ContrastResponseFit(
      contrasts: contrasts, responses: contrasts.map { $0 < jump ? 0 : 100 })
    let below = try #require(contrasts.last { $0 < jump })
    let above = try #require(contrasts.first { $0 > jump })
    #expect(fit.rSquared > 0.999)
    #expect(fit.response.halfContrast > below && fit.response.halfContrast < above)
    #expect(abs(fit.response.maximum - 100) < 1)
  }

  /// Responses that fall, or are mostly negative: a finite answer, whatever it is worth.
  @Test func whatIsNoContrastResponseHasAFiniteAnswer() throws {
    for responses in [
      contrasts.map { 100 - $0 }, contrasts.map { ($0 - 30) * ($0 - 30) },
      contrasts.map { $0 == 7 ? 1 : -1 },
    ] {
      let fit = try ContrastResponseFit(contrasts: contrasts, responses: responses)
      #expect(fit.response.maximum.isFinite && fit.response.maximum > 0)
      #expect(fit.response.exponent.isFinite && fit.response.exponent > 0)
      #expect(fit.response.halfContrast.isFinite && fit.response.halfContrast > 0)
      #expect(fit.rSquared <= 1)
    }
  }

  @Test func whatIsWrongIsSaid() {
    let cases: [([Double], [Double], String)] = [
      ([1, 2, 3], [1, 2], "expected one response for each of 3 contrasts, found 2"),
      ([1, -2, 3], [1, 2, 3], "expected finite contrasts of 0 or more, found -2.0 at point 1"),
      ([1, 2, .nan], [1, 2, 3], "expected finite contrasts of 0 or more, found nan at point 2"),
      (
        [1, 2, .infinity], [1, 2, 3], "expected finite contrasts of 0 or more, found inf at point 2"
      ),
      ([1, 2, 3], [1, .nan, 3], "expected finite responses, found nan at point 1"),
      ([], [], "found 0"), ([1, 2], [1, 2], "found 2"), ([0, 1, 2], [0, 1, 2], "found 2"),
      ([5, 5, 5, 5], [1, 2, 3, 4], "found 1"),
      ([1, 2, 3], [0, -1, -2], "expected a response above 0, found none"),
      ([1, 2, 3], [4, 4, 4], "found a variation of 0.0"),
      ([1, 2, 3], [1e200, -1e200, 4], "found a variation of inf"),
    ]
    for (contrasts, responses, message) in cases {
      let error = #expect(throws: NeuronError.self) {
        try ContrastResponseFit(contrasts: contrasts, responses: responses)
      }
      #expect(error?.description.hasSuffix(message) == true)
    }
  }

  private func squaredError(_ response: ContrastResponse, _ responses: [Double]) -> Double {
    zip(contrasts, responses).reduce(0) { sum, point in
      sum + (point.1 - response(point.0)) * (point.1 - response(point.0))
    }
  }
}
