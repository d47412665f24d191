import Figures

/// Every theme that a diagram must be sound in: the named ones, one without a ground, a small one.
let diagramThemes =
  Theme.all + [Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72)]
