import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unzip } from '../../../../server/import/source/unzip.ts'
import { zipOf } from '../inspect/zip-maker.ts'
import { scratchFolder } from '../support.ts'

const folder = scratchFolder()

test('the parts of maps in several folders stay with their own', async () => {
  const path = join(folder(), 'kartor.zip')
  const parts = [
    'a/hus.shp',
    'a/hus.prj',
    'b/hus.shp',
    'c/hus.shp',
    'c/hus.PRJ',
    'd.gdb/a1.gdbtable',
  ]
  await writeFile(path, zipOf(parts.map((name) => ({ name, content: name }))))
  const to = join(folder(), 'ut')
  await mkdir(to)
  expect(await unzip(path, to)).toEqual([
    ...['hus.shp', 'hus.prj', '2-hus.shp', '3-hus.shp', '3-hus.prj', '4-d.gdb/a1.gdbtable'],
  ])
  expect(await readFile(join(to, '3-hus.prj'), 'utf8')).toBe('c/hus.PRJ')
})
