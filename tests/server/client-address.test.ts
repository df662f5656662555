import { isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf } from '../../server/client-address.ts'

const near = '192.0.2.80'
const ask = (trusted: string | undefined, remote: string | undefined, forwarded?: string) =>
  addressOf(trusted)({ remote, forwarded })

describe('with nobody trusted', () => {
  test.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['203.0.113.7', '10.0.0.1', '203.0.113.7'],
    ['127.0.0.1', '10.0.0.1', '127.0.0.1'],
    ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['::FFFF:203.0.113.7', undefined, '203.0.113.7'],
    ['2001:db8::7', '10.0.0.1', '2001:db8::7'],
    ['fe80::1%eth0', undefined, 'fe80::1'],
    [undefined, '10.0.0.1', null],
    ['', '10.0.0.1', null],
    ['/run/tryggkartan.sock', '10.0.0.1', null],
  ])('%s with X-Forwarded-For %s is %s', (remote, forwarded, address) => {
    for (const trusted of [undefined, '', ' ', ','])
      expect(ask(trusted, remote, forwarded)).toBe(address)
  })
})

describe('behind a proxy that is named', () => {
  test.each([
    ['no header', undefined, near],
    ['an empty header', '', near],
    ['one hop', '203.0.113.7', '203.0.113.7'],
    ['entries that the client wrote itself', '10.0.0.1, 127.0.0.1, 203.0.113.7', '203.0.113.7'],
    ['the proxy’s own address, written by the client', `${near}, 203.0.113.7`, '203.0.113.7'],
    ['no space', '10.0.0.1,203.0.113.7', '203.0.113.7'],
    ['much space', '  10.0.0.1 ,\t203.0.113.7  ', '203.0.113.7'],
    ['a port', '203.0.113.7:51234', '203.0.113.7'],
    ['IPv6', '2001:db8::7', '2001:db8::7'],
    ['IPv6 in brackets', '[2001:db8::7]', '2001:db8::7'],
    ['IPv6 with a port', '[2001:db8::7]:51234', '2001:db8::7'],
    ['IPv6 with a zone', 'fe80::1%3', 'fe80::1'],
    ['IPv4 as IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['IPv4 as IPv6 with a port', '[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['a name', 'unknown', near],
    ['a hidden name', '_hidden', near],
    ['rubbish nearest', '203.0.113.7, rubbish', near],
    ['nothing nearest', '203.0.113.7, ', near],
    ['a number', '3232235521', near],
    ['octal', '0313.0.0.1', near],
    ['a short address', '10.1', near],
    ['a network', '203.0.113.0/24', near],
    ['markup', '<script>', near],
    ['two in one', '203.0.113.7 203.0.113.8', near],
  ])('%s', (_, forwarded, address) => {
    expect(ask(near, near, forwarded)).toBe(address)
    expect(ask(near, `::ffff:${near}`, forwarded)).toBe(address)
    expect(ask(`::ffff:${near}`, near, forwarded)).toBe(address)
    expect(ask(`192.0.2.0/24, 2001:db8:9::/48`, near, forwarded)).toBe(address)
  })

  test('somebody who is not it is not believed', () => {
    expect(ask(near, '192.0.2.81', '203.0.113.7')).toBe('192.0.2.81')
    expect(ask('192.0.2.80/29', '192.0.2.88', '203.0.113.7')).toBe('192.0.2.88')
    expect(ask('2001:db8::/64', '2001:db8:0:1::1', '203.0.113.7')).toBe('2001:db8:0:1::1')
  })

  test('by IPv6, and by both', () => {
    expect(ask('2001:db8::80', '2001:DB8:0:0::80', '203.0.113.7')).toBe('203.0.113.7')
    expect(ask('fe80::1', 'fe80::1%eth0', '203.0.113.7')).toBe('203.0.113.7')
    expect(ask('::1, 127.0.0.1', '::1', '2001:db8::7')).toBe('2001:db8::7')
  })
})

describe('behind several', () => {
  const all = '192.0.2.80, 10.1.0.0/16'

  test.each([
    ['203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['203.0.113.7, 10.1.2.3, 10.1.9.9', '203.0.113.7'],
    ['10.1.5.5, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['203.0.113.7, 172.16.0.1, 10.1.2.3', '172.16.0.1'],
    ['10.1.2.3', '10.1.2.3'],
    ['rubbish, 10.1.2.3', '10.1.2.3'],
  ])('%s is %s', (forwarded, address) => {
    expect(ask(all, near, forwarded)).toBe(address)
  })
})

describe('whatever is sent', () => {
  const ipv4 = fc.ipV4()
  const anything = fc.oneof(ipv4, fc.ipV6(), fc.string(), fc.constantFrom('', 'unknown', near))
  const chain = fc.array(anything, { maxLength: 6 }).map((hops) => hops.join(', '))

  test('there is an address or nothing, and never an error', () => {
    fc.assert(
      fc.property(fc.option(anything), fc.option(chain), (remote, forwarded) => {
        const asked = { remote: remote ?? undefined, forwarded: forwarded ?? undefined }
        for (const trusted of [undefined, near, '0.0.0.0/0, ::/0']) {
          const address = addressOf(trusted)(asked)
          expect(address === null || isIP(address) > 0).toBe(true)
        }
      }),
    )
  })

  test('what stands left of what the proxy wrote changes nothing', () => {
    const real = ipv4.filter((address) => address !== near)
    fc.assert(
      fc.property(chain, real, (spoofed, address) => {
        expect(ask(near, near, `${spoofed}, ${address}`)).toBe(address)
      }),
    )
  })

  test('from somebody who is not trusted the header is as if it were not there', () => {
    const real = ipv4.filter((address) => address !== near)
    fc.assert(
      fc.property(chain, real, (forwarded, remote) => {
        expect(ask(near, remote, forwarded)).toBe(ask(near, remote))
      }),
    )
  })
})

describe('TRUSTED_PROXY', () => {
  test.each([
    ...['proxy', '10.0.0', '10.0.0.256', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/x', '::1/129'],
    ...['10.0.0.0/', '10.0.0.0/8/9', '10.0.0.5 10.0.0.6', '10.0.0.5:80', 'http://10.0.0.5', '*'],
    ...['::ffff:10.0.0.0/104'],
  ])('%s is refused by name, in both languages', (told) => {
    const open = () => addressOf(`10.0.0.1, ${told}`)
    expect(open).toThrow(/^TRUSTED_PROXY: .* är varken en adress eller ett nät\.\n/)
    expect(open).toThrow(/\nTRUSTED_PROXY: .* is neither an address nor a network\.$/)
  })

  test.each(['10.0.0.5', '10.0.0.0/8', '::1', '2001:db8::/32', ' 10.0.0.5 , ::1 ', '0.0.0.0/0'])(
    '%s is taken',
    (told) => {
      expect(() => addressOf(told)).not.toThrow()
    },
  )
})
