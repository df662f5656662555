import type { BandInfo, DatasetInfo, RasterInfo } from '../gdal-messages.ts'
import { notHeights, notMetres, notPlaced } from './refusals.ts'

/** A raster of heights that says where it lies. */
export type PlacedRaster = Pick<RasterInfo, 'size' | 'wgs84Extent'> & { band: BandInfo }

const METRES = /^(m|met(re|er)s?)?$/i
const FEET_UPWARDS = /VERT_?(CRS|CS)\[[\s\S]*(foot|feet)/i

/**
 * That a raster can be a terrain: a single band of heights in metres, in a coordinate system that it states.
 *
 * @param name for the words
 * @throws {ImportError} not-terrain, no-coordinate-system
 */
export function checkRaster(info: DatasetInfo, name: string): PlacedRaster {
  const { bands = [], size, wgs84Extent } = info
  const [band, ...others] = bands
  if (!band || !size || others.length > 0 || isPicture(band)) throw notHeights(name)
  const wkt = info.coordinateSystem?.wkt ?? ''
  // A system of its own, "unknown" or "engineering", places nothing on Earth either.
  if (wkt === '' || !wgs84Extent) throw notPlaced(name)
  const unit = band.unit?.trim() ?? ''
  if (!METRES.test(unit)) throw notMetres(name, unit)
  if (FEET_UPWARDS.test(wkt)) throw notMetres(name, 'foot')
  return { size, wgs84Extent, band }
}

/** Whole numbers to 255, colours, and what has two parts are no heights. */
const isPicture = ({ type, colorInterpretation = '' }: BandInfo): boolean =>
  !/^(U?Int(16|32|64)|Float(32|64))$/.test(type) || !/^(Gray|Undefined|)$/.test(colorInterpretation)
