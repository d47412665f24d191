// One import for a lesson: everything that the workbench can do.
@_exported import Datasets
@_exported import Figures
@_exported import Files
@_exported import Learning
@_exported import Matrices
@_exported import Metrics
@_exported import Networks
@_exported import Neurons
@_exported import SupportVectors
