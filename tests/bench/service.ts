import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** The service with the demo town on a folder of its own, and how to end it. */
export async function startService(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-bench-'))
  const service = spawn('node', ['server/start.mjs'], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.on('exit', () => service.kill('SIGKILL'))
  const origin = await new Promise<string>((resolve) => {
    let said = ''
    service.stdout.on('data', (chunk) => {
      said += chunk
      const found = /igång: (http:\/\/\S+)/.exec(said)
      if (found) resolve(found[1]!)
    })
  })
  const stop = async () => {
    service.kill('SIGINT')
    await new Promise((resolve) => service.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin, stop }
}

/** Chromium that draws in software: the same on every machine, and slower than most. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
    ],
  })
