import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Somebody in an organisation's own directory. */
export type DirectoryPerson = {
  sub: string
  name?: string
  email?: string
  /** True unless told, as most directories say; what is `undefined` is not said. */
  email_verified?: unknown
  groups?: string[]
}

/** An OpenID Connect server of the tests' own: who is signed in there is said by the test. */
export type TestDirectory = {
  issuer: string
  /** Whom it says the next visitor is. */
  becomes: (person: DirectoryPerson) => void
  close: () => Promise<void>
}

/** Starts a real OpenID Connect server on loopback, with one client that may be sent back to `redirectUri`. */
export async function startDirectory(redirectUri: string, port = 0): Promise<TestDirectory> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, DirectoryPerson>()
  let visitor: DirectoryPerson | undefined
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'tryggkartan', client_secret: 'hemlighet-mellan-tva-0123456789' },
        ...{ redirect_uris: [redirectUri], grant_types: ['authorization_code'] },
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    // The directory tells all in the ID token, as the large ones do.
    conformIdTokenClaims: false,
    cookies: { keys: ['en nyckel'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/who/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({ email_verified: true, ...people.get(sub)!, sub }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/who/')) return void answer(request, response)
    people.set(visitor!.sub, visitor!)
    void provider.interactionFinished(request, response, { login: { accountId: visitor!.sub } })
  })
  return {
    issuer,
    becomes: (person) => {
      visitor = person
    },
    close: () => closed(server),
  }
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/**
 * Goes where a directory sends a browser, until it sends it back.
 *
 * @param address where the service sent the browser
 * @returns the address back, with its code and state
 */
export async function throughDirectory(address: string, back: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = address
  for (let hop = 0; hop < 10; hop++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]!.split('=')
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${next}: ${response.status} ${await response.text()}`)
    next = new URL(location, next).href
    if (next.startsWith(back)) return next
  }
  throw new Error('The directory sends one round in circles')
}
