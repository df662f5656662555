/** What a computation can object to. Each code is documented where it is thrown. */
export type GeoErrorCode =
  | 'area-too-large'
  | 'fov-out-of-range'
  | 'range-out-of-range'
  | 'resolution-out-of-range'
  | 'height-out-of-range'
  | 'tilt-out-of-range'
  | 'cell-out-of-range'
  | 'coordinates-odd'
  | 'factor-out-of-range'
  | 'terrain-unreadable'

/** Input a computation cannot give a meaningful answer for. Never thrown for empty results. */
export class GeoError extends Error {
  override readonly name = 'GeoError'
  readonly code: GeoErrorCode

  constructor(code: GeoErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
