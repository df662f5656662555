import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertPerson } from '../../../db/people.ts'
import { type App, createApp } from '../../../server/app.ts'
import { createAuth } from '../../../server/auth/auth.ts'
import { linksBelow } from '../../../server/auth/links.ts'
import { mailThrough } from '../../../server/auth/mail.ts'
import { openFiles } from '../../../server/files.ts'
import { testDeps, testSecret } from '../../support/app.ts'
import { testDb } from '../../support/database.ts'
import { actor, newTown, now } from '../../support/factories.ts'

// A forgotten password, helped by a letter through a real SMTP server.

const letters: { to: string[]; text: string }[] = []
const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      // Quoted-printable: long lines are folded, and an equals sign is written out.
      const text = Buffer.concat(chunks).toString().replace(/=\r\n/g, '').replace(/=3D/g, '=')
      letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
      done()
    })
  },
})

let app: App
const email = 'lena@example.se'
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const db = await testDb()
  const { ownerUnitId } = await newTown(db)
  const lena = { name: 'Lena', email, unitId: ownerUnitId, roles: ['reader' as const] }
  await insertPerson(db, '2182', lena, { actor, now })
  const links = linksBelow('https://karta.example.se/karta')
  const mail = mailThrough(`smtp://127.0.0.1:${port}`, 'kartan@example.se')
  const auth = createAuth({
    ...{ db, secret: testSecret, publicUrl: undefined, origins: ['http://localhost'] },
    ...{ directories: [], mail, links },
  })
  app = createApp({ ...testDeps(db), files: openFiles('unused'), auth, links, mail: true })
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const post = (path: string, body: object) =>
  app.request(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost' },
    body: JSON.stringify(body),
  })

test('a letter with a link that works once; of an address that is not here nothing is told', async () => {
  const known = await post('request-password-reset', { email })
  const unknown = await post('request-password-reset', { email: 'ingen@example.se' })
  expect([known.status, unknown.status]).toEqual([200, 200])
  expect(await known.text()).toBe(await unknown.text())
  await until(() => letters.length > 0)
  expect(letters).toHaveLength(1)
  expect(letters[0]!.to).toEqual([email])
  const link = /https:\/\/karta\.example\.se\/karta\/logga-in#nytt-losenord=([\w%-]+)/.exec(
    letters[0]!.text,
  )
  const token = decodeURIComponent(link![1]!)
  const choose = (newPassword: string) => post('reset-password', { token, newPassword })
  expect((await choose('kort')).status).toBe(400)
  expect((await choose('sju gula båtar i hamnen')).status).toBe(200)
  expect((await choose('åtta gula båtar i hamnen')).status).toBe(400)
  const signIn = (password: string) => post('sign-in/email', { email, password })
  expect((await signIn('sju gula båtar i hamnen')).status).toBe(200)
  expect((await signIn('åtta gula båtar i hamnen')).status).toBe(401)
})

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 25))
}
