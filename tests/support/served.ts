import type { AddressInfo } from 'node:net'
import type { ConnectionLimits } from '../../server/limits.ts'
import { type Fetch, listen, makeServer } from '../../server/listen.ts'

/** The service on a free port of this machine, as `main.ts` serves it, and how to end it. */
export async function serveOn(fetch: Fetch, limits?: ConnectionLimits) {
  const server = makeServer(fetch, limits)
  await listen(server, { host: '127.0.0.1', port: 0 })
  const { port } = server.address() as AddressInfo
  const close = async () => {
    const closed = new Promise((resolve) => server.once('close', resolve))
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { server, port, origin: `http://127.0.0.1:${port}`, close }
}
