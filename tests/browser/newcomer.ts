import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { origin } from './browser.ts'

/** A password nobody would guess. */
export const password = 'blå cyklar vid kajen'

/** Gives e-mail and password at the door. */
export async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await page.goto(`${origin}/logga-in?till=${encodeURIComponent('/forvaltning/konto')}`)
  await page.getByLabel('E-postadress').fill(email)
  await page.getByLabel('Lösenord', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Logga in', exact: true }).click()
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code that an app shows now, by RFC 6238. */
export function codeOf(totpURI: string): string {
  const secret = new URL(totpURI).searchParams.get('secret')!
  const bits = [...secret].map((c) => BASE_32.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** What has the keyboard, by the words on it. */
export const inHand = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    return element === document.body ? 'nothing' : (element?.textContent ?? '')
  })

/** Whether words are wholly on the screen. */
export const isOnScreen = (page: Page, words: string): Promise<boolean> =>
  page
    .getByText(words)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
