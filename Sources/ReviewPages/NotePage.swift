internal import Annotations
