import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { GdalRefusal, withGdal } from '../../../server/import/gdal-process.ts'
import { filesIn, isAlive, scratchFolder } from './support.ts'

const folder = scratchFolder()
const POINT =
  '{"type":"Feature","properties":{"a":"å"},"geometry":{"type":"Point","coordinates":[17,61]}}'

describe('a GDAL session', () => {
  test('converts a file, tells its layers, and leaves nothing behind', async () => {
    const tempDir = join(folder(), 'converts')
    let pid = 0
    const text = await withGdal(
      { tempDir, onStart: (started) => (pid = started) },
      async (gdal) => {
        await writeFile(join(gdal.folder, 'point.geojson'), POINT)
        const { layers } = await gdal.info('point.geojson')
        expect(layers?.map(({ name }) => name)).toEqual(['point'])
        const { file } = await gdal.convert('point.geojson', 'out', ['-f', 'CSV'])
        return readFile(join(gdal.folder, file), 'utf8')
      },
    )
    expect(text).toContain('å')
    expect(isAlive(pid)).toBe(false)
    expect(await filesIn(tempDir)).toEqual([])
  })

  test('goes on after one refused request', async () => {
    await withGdal({ tempDir: join(folder(), 'refuses') }, async (gdal) => {
      await writeFile(join(gdal.folder, 'bad.geojson'), '{"type":"FeatureCollection","features":[{')
      await expect(gdal.convert('bad.geojson', 'out', ['-f', 'CSV'])).rejects.toThrow(GdalRefusal)
      await expect(gdal.info('missing.gpkg')).rejects.toThrow(GdalRefusal)
      await writeFile(join(gdal.folder, 'point.geojson'), POINT)
      await expect(gdal.info('point.geojson')).resolves.toHaveProperty('layers')
    })
  })

  test('sees no environment and no file outside its folder', async () => {
    await writeFile(join(folder(), 'secret.geojson'), POINT)
    await withGdal({ tempDir: join(folder(), 'closed') }, async (gdal) => {
      const up = '../../secret.geojson'
      await expect(gdal.info(up)).rejects.toThrow(GdalRefusal)
    })
  })

  test('is ended by the signal at once, and its folder removed', async () => {
    const tempDir = join(folder(), 'aborts')
    const stop = new AbortController()
    let pid = 0
    const session = withGdal(
      { tempDir, signal: stop.signal, onStart: (started) => (pid = started) },
      async (gdal) => {
        await writeFile(join(gdal.folder, 'point.geojson'), POINT)
        setTimeout(() => stop.abort(), 50)
        for (;;) await gdal.info('point.geojson')
      },
    )
    await expect(session).rejects.toThrow('This operation was aborted')
    expect(isAlive(pid)).toBe(false)
    expect(await filesIn(tempDir)).toEqual([])
  })

  test('outlives the Ctrl-C of its terminal: whoever started it ends it', async () => {
    let pid = 0
    await withGdal({ onStart: (started) => (pid = started) }, async (gdal) => {
      await writeFile(join(gdal.folder, 'point.geojson'), POINT)
      await gdal.info('point.geojson')
      process.kill(pid, 'SIGINT')
      await expect(gdal.info('point.geojson')).resolves.toHaveProperty('layers')
    })
    expect(isAlive(pid)).toBe(false)
  })

  test('does not start for a signal that has already been given', async () => {
    const onStart = vi.fn()
    const signal = AbortSignal.abort()
    await expect(withGdal({ signal, onStart }, async () => 1)).rejects.toThrow()
    expect(onStart).not.toHaveBeenCalled()
  })

  test('that dies gives one clear error', async () => {
    const tempDir = join(folder(), 'dies')
    const session = withGdal(
      { tempDir, onStart: (pid) => setTimeout(() => process.kill(pid, 'SIGKILL'), 100) },
      async (gdal) => {
        await writeFile(join(gdal.folder, 'point.geojson'), POINT)
        for (;;) await gdal.info('point.geojson')
      },
    )
    await expect(session).rejects.toMatchObject({ code: 'reader-died' })
    expect(await filesIn(tempDir)).toEqual([])
  })

  test('has a memory limit that is stated when it is met', async () => {
    const session = withGdal({ tempDir: join(folder(), 'small'), memoryMb: 64 }, (gdal) =>
      gdal.info('anything.geojson'),
    )
    await expect(session).rejects.toMatchObject({
      code: 'reader-died',
      message: expect.stringContaining('64 MB'),
    })
  })

  test('removes its folder when the program that started it is killed', async () => {
    const tempDir = join(folder(), 'orphan')
    const module = fileURLToPath(new URL('../../../server/import/gdal-process.ts', import.meta.url))
    const script = `
      const { withGdal } = await import(${JSON.stringify(module)})
      await withGdal({ tempDir: ${JSON.stringify(tempDir)} }, async (gdal) => {
        await gdal.info('none.geojson').catch(() => {})
        console.log('ready')
        await new Promise((resolve) => setTimeout(resolve, 60_000))
      })`
    const program = spawn(process.execPath, ['--input-type=module', '-e', script])
    await new Promise((resolve) => program.stdout.once('data', resolve))
    expect(await filesIn(tempDir)).toHaveLength(1)
    program.kill('SIGKILL')
    await vi.waitFor(async () => expect(await filesIn(tempDir)).toEqual([]), { timeout: 5_000 })
    expect(existsSync(tempDir)).toBe(true)
  })
})
