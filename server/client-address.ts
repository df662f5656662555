import { BlockList, isIP } from 'node:net'
import { StartError } from './start-error.ts'

/** Tells from which network address a request came. */
export type AddressOf = (request: {
  /** The other end of the connection. */
  remote: string | undefined
  /** The X-Forwarded-For header, if there is one. */
  forwarded: string | undefined
}) => string | null

/**
 * The address of whoever asks, and not of a proxy between: what X-Forwarded-For tells is believed only
 * from proxies that are named, read from the nearest hop outwards up to the first that is not one.
 *
 * @param trusted addresses and networks with commas between: "10.0.0.5, 192.168.0.0/16, ::1"
 * @throws {StartError} when one of them is neither
 */
export function addressOf(trusted: string | undefined): AddressOf {
  const proxies = proxiesIn(trusted)
  const isProxy = (address: string) => proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return ({ remote, forwarded }) => {
    let nearest = plain(remote ?? '')
    if (isIP(nearest) === 0) return null
    const hops = (forwarded ?? '').split(',').map(plain)
    while (isProxy(nearest)) {
      const hop = hops.pop()
      if (hop === undefined || isIP(hop) === 0) break
      nearest = hop
    }
    return nearest
  }
}

// Some proxies tell the port too, and a link-local address the interface it was heard on.
const plain = (address: string): string =>
  unmapped(
    address
      .trim()
      .replace(/^\[(.+)\](:\d+)?$/, '$1')
      .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
      .replace(/%\w+$/, ''),
  )

// An IPv4 address may come written as an IPv6 one.
const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

function proxiesIn(trusted: string | undefined): BlockList {
  const list = new BlockList()
  for (const told of (trusted ?? '').split(',').map((part) => part.trim())) {
    if (told === '') continue
    const [network = '', bits, ...rest] = told.split('/')
    const address = unmapped(network)
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    if (isIP(address) === 0 || !isNetwork || rest.length > 0)
      throw new StartError(
        `TRUSTED_PROXY: ${told} är varken en adress eller ett nät.`,
        `TRUSTED_PROXY: ${told} is neither an address nor a network.`,
      )
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
