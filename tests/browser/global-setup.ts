import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the service answers, for example http://localhost:41234. */
    origin: string
  }
}

/** Starts the service as the README says, on an empty folder, and waits for the demo town. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-browser-'))
  const { DATABASE_URL: _, ...env } = process.env
  const service = spawn('node', ['server/start.mjs'], {
    env: { ...env, DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  project.provide('origin', await address(service))
  return async () => {
    service.kill('SIGINT')
    await new Promise((resolve) => service.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The address the service prints when it is ready. */
function address(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    service.stdout!.on('data', (chunk) => {
      said += chunk
      const found = /igång: (http:\/\/\S+)/.exec(said)
      if (found) resolve(found[1]!)
    })
    service.once('exit', (code) => reject(new Error(`The service ended with ${code}:\n${said}`)))
  })
}
