import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { enter } from './enter.ts'

export const origin = inject('origin')

export const wide = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

let browser: Browser | undefined

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
    ],
  })
})
afterAll(() => browser?.close())

/**
 * A page of its own: no storage shared with other tests. Errors in it fail the test that asks.
 *
 * @param who a person of the demo town, by the beginning of their name, who has signed in by the demo's
 *   door; null for nobody
 */
export async function openPage(
  path: string,
  viewport: { width: number; height: number } = wide,
  who: string | null = 'Åsa',
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser!.newContext({
    viewport,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  })
  if (who !== null) await enter(context.request, origin, who)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(`${origin}${path}`)
  return { page, context, errors }
}
