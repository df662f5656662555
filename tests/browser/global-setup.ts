import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the service answers, for example http://localhost:41234. */
    origin: string
    /** Somebody who has not chosen a password yet, and the path of the link by which they do. */
    newcomer: { email: string; link: string }
  }
}

/** Somebody with an account of their own in the demo town, whose people have no passwords. */
const newcomer = { name: 'Nils Ny', email: 'nils.ny@kommunen.example' }

/** Starts the service as the README says, on an empty folder, and waits for the demo town. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tryggkartan-browser-'))
  const { DATABASE_URL: _, ...rest } = process.env
  const env = { ...rest, DATA_DIR: folder, PORT: '0' }
  const start = () =>
    spawn('node', ['server/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = async (service: ChildProcess) => {
    service.kill('SIGINT')
    await new Promise((resolve) => service.once('exit', resolve))
  }
  // The town is made at the first start; somebody is let into it while the service is stopped.
  const first = start()
  await address(first)
  await stop(first)
  const { name, email } = newcomer
  const asked = [email, name, '--municipality', '2182', '--roles', 'administrator,member']
  const said = await promisify(execFile)('node', ['server/cli/admin.ts', 'create', ...asked], {
    env,
  })
  const link = /\S+#nytt-losenord=\S+/.exec(said.stdout)![0]
  const { pathname, hash } = new URL(link)
  project.provide('newcomer', { email, link: pathname + hash })

  const service = start()
  project.provide('origin', await address(service))
  return async () => {
    await stop(service)
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
