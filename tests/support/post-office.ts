import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** One letter as it came: its headers and its text, decoded. */
export type Letter = { to: string[]; from: string; headers: string; text: string }

/** An SMTP server of the tests' own. */
export type PostOffice = {
  url: string
  /** What has come, oldest first. */
  letters: Letter[]
  /** Waits for the letter that comes next, or one that nobody has waited for. */
  next: () => Promise<Letter>
  close: () => Promise<void>
}

/** Starts an SMTP server on loopback that wants a user name and a password. */
export async function openPostOffice(): Promise<PostOffice> {
  const letters: Letter[] = []
  const waiting: ((letter: Letter) => void)[] = []
  let read = 0
  const server = new SMTPServer({
    ...{ hideSTARTTLS: true, allowInsecureAuth: true, logger: false },
    onAuth: ({ username, password }, _session, done) =>
      username === 'kartan' && password === 'post hemlig'
        ? done(null, { user: username })
        : done(new Error('nobody')),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const letter = opened(Buffer.concat(parts).toString('utf8').replaceAll('\r\n', '\n'))
        const to = envelope.rcptTo.map(({ address }) => address)
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        letters.push({ ...letter, to, from })
        waiting.shift()?.(letters[read++]!)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://kartan:post%20hemlig@127.0.0.1:${port}`,
    letters,
    next: () =>
      read < letters.length
        ? Promise.resolve(letters[read++]!)
        : new Promise((resolve) => waiting.push(resolve)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Headers and text of a letter of one part, with plain line ends (RFC 2045, quoted-printable or base64). */
function opened(raw: string): { headers: string; text: string } {
  const [headers = '', ...rest] = raw.split('\n\n')
  const body = rest.join('\n\n')
  const coding = /content-transfer-encoding: (\S+)/i.exec(headers)?.[1]?.toLowerCase()
  if (coding === 'base64') return { headers, text: Buffer.from(body, 'base64').toString('utf8') }
  if (coding !== 'quoted-printable') return { headers, text: body }
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { headers, text: Buffer.from(bytes, 'latin1').toString('utf8') }
}
