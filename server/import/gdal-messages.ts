// What the parent and its GDAL child process say to each other.

/** One piece of work. File names are bare names in the session's folder. */
export type GdalRequest = { id: number } & (
  | { kind: 'info'; input: string; openOptions: string[] }
  | {
      kind: 'convert'
      input: string
      openOptions: string[]
      options: string[]
      output: string
      partial: boolean
    }
  | { kind: 'warp'; input: string; openOptions: string[]; options: string[]; output: string }
  | {
      kind: 'transform'
      pairs: (readonly [x: number, y: number])[]
      systems: [from: number, to: number]
    }
)

export type GdalReply =
  | { id: number; ok: true; value: unknown; messages: string[] }
  | { id: number; ok: false; message: string; messages: string[] }

/** Sent once, when GDAL has been loaded and the first request is welcome. */
export type GdalReady = { ready: true }

/** What `ogrinfo -json`, or for a raster `gdalinfo -json`, says of a dataset; only what is used here. */
export type DatasetInfo = { driverShortName?: string; layers?: LayerInfo[] } & Partial<RasterInfo>
export type RasterInfo = {
  size: [columns: number, rows: number]
  coordinateSystem: { wkt?: string } | null
  bands: BandInfo[]
  /** Its four corners in WGS 84: upper left, lower left, lower right, upper right, and the first again. */
  wgs84Extent: { coordinates: [lon: number, lat: number][][] }
}
export type BandInfo = {
  type: string
  colorInterpretation?: string
  noDataValue?: number | string
  unit?: string
  scale?: number
  offset?: number
}
export type LayerInfo = {
  name: string
  featureCount?: number
  fields?: { name: string; type: string }[]
  geometryFields?: {
    type?: string
    extent?: [number, number, number, number]
    coordinateSystem?: { wkt?: string } | null
  }[]
}
