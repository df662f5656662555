import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type MapLayerName, type MapLayers, mapLayers } from '../../geodata/model/town.ts'
import type { Bbox } from '../../geodata/position.ts'
import { type GdalOptions, withGdal } from './gdal-process.ts'
import type { OnProgress, Words } from './import-error.ts'

/** What a baked map is kept and sent as. */
export const BASEMAP_TYPE = 'application/vnd.pmtiles'

/** Zooms that have tiles of their own; further in, the map draws the last ones larger. */
const BASEMAP_ZOOMS = { min: 10, max: 16 } as const

export type BakeOptions = Pick<GdalOptions, 'signal' | 'tempDir' | 'memoryMb' | 'onStart'> & {
  /** What the archive calls itself. */
  name: string
  /** Cut to this box and a little around it: relations may stretch far beyond a town. */
  bbox?: Bbox
  onProgress?: OnProgress
}

// From which zoom a layer is worth its bytes.
const FROM_ZOOM: Record<MapLayerName, number> = {
  ground: 10,
  green: 10,
  water: 10,
  waterway: 11,
  squares: 13,
  roads: 10,
  barriers: 15,
  buildings: 13,
  places: 10,
}

const BAKING: Words = { sv: 'Ritar kartan', en: 'Drawing the map' }

/**
 * Bakes a town's map into one PMTiles archive: vector tiles, one tile layer a map layer, with the
 * properties of `MapProperties`. Empty layers are left out.
 *
 * Tiles are 8192 units wide, which is about 5 cm on the ground at zoom 16 in the north, and are not
 * simplified there: house corners stay where they are however far in one looks.
 *
 * @param layers with something in at least one of them
 * @throws {RangeError} when there is nothing to draw
 * @throws {ImportError} reader-died when the drawing takes more memory than it may
 */
export async function bakeBasemap(layers: MapLayers, options: BakeOptions): Promise<Uint8Array> {
  const { name, bbox, onProgress = () => {}, signal } = options
  const drawn = mapLayers.filter((layer) => layers[layer].features.length > 0)
  if (drawn.length === 0) throw new RangeError('The map has nothing to draw')
  onProgress({ phase: BAKING, done: 0 })
  const archive = await withGdal(options, async (gdal) => {
    for (const layer of drawn) await writeLayer(gdal.folder, layer, layers[layer])
    signal?.throwIfAborted()
    await writeFile(join(gdal.folder, 'map.vrt'), joined(drawn))
    onProgress({ phase: BAKING, done: 0.3 })
    const { file } = await gdal.convert('map.vrt', 'map', [...pmtiles(name, drawn), ...clip(bbox)])
    onProgress({ phase: BAKING, done: 0.9 })
    return readFile(join(gdal.folder, file))
  })
  onProgress({ phase: BAKING, done: 1 })
  return archive
}

function pmtiles(name: string, layers: MapLayerName[]): string[] {
  const conf = Object.fromEntries(
    layers.map((layer) => [
      layer,
      { target_name: layer, minzoom: FROM_ZOOM[layer], maxzoom: BASEMAP_ZOOMS.max },
    ]),
  )
  const creation = {
    NAME: name,
    TYPE: 'baselayer',
    MINZOOM: BASEMAP_ZOOMS.min,
    MAXZOOM: BASEMAP_ZOOMS.max,
    EXTENT: 8_192,
    BUFFER: 128,
    // In tile units: barely seen on the zooms before the last, nothing at all on the last.
    SIMPLIFICATION: 4,
    SIMPLIFICATION_MAX_ZOOM: 0,
    // Past these GDAL thins a tile out; a town centre's tile holds far less.
    MAX_SIZE: 4_000_000,
    MAX_FEATURES: 400_000,
    CONF: JSON.stringify(conf),
  }
  const pairs = Object.entries(creation).flatMap(([key, value]) => ['-dsco', `${key}=${value}`])
  return ['-f', 'PMTiles', ...pairs]
}

// About 300 m of margin, so that the edge of the box is not the edge of the world.
const MARGIN_DEG = 0.003

function clip(bbox: Bbox | undefined): string[] {
  if (!bbox) return []
  const [west, south, east, north] = bbox
  const box = [west - 2 * MARGIN_DEG, south - MARGIN_DEG, east + 2 * MARGIN_DEG, north + MARGIN_DEG]
  return ['-clipsrc', ...box.map(String)]
}

/** One data set of several files, each a layer under its own name. */
function joined(layers: MapLayerName[]): string {
  const parts = layers.map(
    (layer) =>
      `<OGRVRTLayer name="${layer}"><SrcDataSource relativeToVRT="1">${layer}.geojsonl</SrcDataSource>` +
      `<SrcLayer>${layer}</SrcLayer><LayerSRS>EPSG:4326</LayerSRS></OGRVRTLayer>`,
  )
  return `<OGRVRTDataSource>${parts.join('')}</OGRVRTDataSource>`
}

async function writeLayer(
  folder: string,
  layer: MapLayerName,
  { features }: MapLayers[MapLayerName],
): Promise<void> {
  const lines = function* () {
    for (const feature of features) yield `${JSON.stringify(feature)}\n`
  }
  const path = join(folder, `${layer}.geojsonl`)
  await pipeline(Readable.from(lines()), createWriteStream(path))
}
