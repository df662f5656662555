import { describe, expect, test } from 'vitest'
import { readEnv } from '../../../server/env.ts'

describe('readEnv', () => {
  test('unset, the service listens on this machine alone, with the embedded database', () => {
    expect(readEnv({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: expect.stringMatching(/[/\\]data$/),
      ...{ publicUrl: undefined, basePath: '', trustedProxy: undefined, oidcFile: undefined },
      ...{ smtpUrl: undefined, mailFrom: undefined },
    })
  })

  test.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('%s is this machine', (host) => {
    expect(readEnv({ HOST: host }).host).toBe(host)
  })

  test('with PUBLIC_URL it listens where it is told to', () => {
    const told = { HOST: '0.0.0.0', PUBLIC_URL: 'https://karta.example.se' }
    expect(readEnv(told)).toMatchObject({ host: '0.0.0.0', publicUrl: 'https://karta.example.se' })
  })

  test.each([
    ['PORT', 'åttio'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', '0.0.0.0'],
    ['HOST', '192.168.1.10'],
    ['HOST', 'example.org'],
    ['PUBLIC_URL', 'karta.example.se'],
    ['PUBLIC_URL', 'https://karta.example.se/karta'],
    ['PUBLIC_URL', 'https://namn:hemligt@karta.example.se'],
    ['BASE_PATH', 'karta'],
    ['BASE_PATH', '/karta/'],
    ['SMTP_URL', 'imap://post'],
    ['MAIL_FROM', 'kartan'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'postgres://u:hemligt@host:99999/db'],
    ['DATABASE_URL', 'postgres://u:%zz@host/db'],
    ['DATABASE_URL', 'postgres://'],
  ])('%s=%s is refused by name, in both languages', (name, value) => {
    const read = () => readEnv({ [name]: value })
    expect(read).toThrow(new RegExp(`^${name}.* ska vara `))
    expect(read).toThrow(new RegExp(`\n${name}.* must be `))
  })

  test('a password in an address that is refused is not repeated', () => {
    expect(() => readEnv({ SMTP_URL: 'imap://u:hemligt@post' })).toThrow(/^(?!.*hemligt)/s)
    for (const url of ['http://user:hemligt@db', 'postgres://u:hemligt@host:99999/db'])
      expect(() => readEnv({ DATABASE_URL: url })).toThrow(/^(?!.*hemligt)/s)
  })
})
