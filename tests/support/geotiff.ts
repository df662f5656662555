import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withGdal } from '../../server/import/gdal-process.ts'

/** Heights in a grid of square cells: its south-western corner, and row by row from the north. */
export type Heights = {
  west: number
  south: number
  cell: number
  rows: readonly (readonly number[])[]
  /** What stands for a height that nobody knows. */
  unknown?: number
}

/** How a file of heights is written. */
export type Written = {
  /** "EPSG:3006"; a file that states none unless given. */
  crs?: string
  type?: 'Byte' | 'Int16' | 'Float32' | 'Float64'
  /** More options for GDAL. */
  more?: readonly string[]
}

/** Writes a GeoTIFF, as GDAL itself does. */
export async function writeGeoTiff(
  path: string,
  { west, south, cell, rows, unknown = -9999 }: Heights,
  { crs, type = 'Float32', more = [] }: Written = {},
): Promise<void> {
  const head = [
    ...[`ncols ${rows[0]!.length}`, `nrows ${rows.length}`, `xllcorner ${west}`],
    ...[`yllcorner ${south}`, `cellsize ${cell}`, `NODATA_value ${unknown}`],
  ]
  const lines = rows.map((row) => row.map((height) => height.toFixed(3)).join(' '))
  await withGdal({}, async (gdal) => {
    await writeFile(join(gdal.folder, 'heights.asc'), [...head, ...lines, ''].join('\n'))
    const placed = crs ? ['-s_srs', crs, '-t_srs', crs] : []
    const options = ['-of', 'GTiff', '-ot', type, ...placed, ...more]
    const { file } = await gdal.warp('heights.asc', 'heights', options)
    await copyFile(join(gdal.folder, file), path)
  })
}

/** Writes a picture of three bands as a GeoTIFF. */
export async function writePictureTiff(path: string): Promise<void> {
  await withGdal({}, async (gdal) => {
    const pixels = Uint8Array.from({ length: 4 * 4 * 3 }, (_, i) => i * 5)
    const bytes = Buffer.concat([Buffer.from('P6\n4 4\n255\n'), pixels])
    await writeFile(join(gdal.folder, 'pixels.ppm'), bytes)
    await writeFile(
      join(gdal.folder, 'picture.vrt'),
      '<VRTDataset rasterXSize="4" rasterYSize="4"><SRS>EPSG:3006</SRS>' +
        '<GeoTransform>608000, 2, 0, 6800000, 0, -2</GeoTransform>' +
        [1, 2, 3]
          .map(
            (band) =>
              `<VRTRasterBand dataType="Byte" band="${band}"><SimpleSource><SourceFilename relativeToVRT="1">pixels.ppm</SourceFilename><SourceBand>${band}</SourceBand></SimpleSource></VRTRasterBand>`,
          )
          .join('') +
        '</VRTDataset>',
    )
    const { file } = await gdal.warp('picture.vrt', 'made', ['-of', 'GTiff'])
    await copyFile(join(gdal.folder, file), path)
  })
}

/** A grid of heights from what they are at the middles of its cells. */
export function heightsOf(
  lies: Omit<Heights, 'rows'>,
  [columns, rows]: readonly [number, number],
  heightAt: (x: number, y: number) => number,
): Heights {
  const { west, south, cell } = lies
  return {
    ...lies,
    rows: Array.from({ length: rows }, (_, j) =>
      Array.from({ length: columns }, (_, i) =>
        heightAt(west + (i + 0.5) * cell, south + (rows - j - 0.5) * cell),
      ),
    ),
  }
}
