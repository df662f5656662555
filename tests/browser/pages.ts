import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until the map has drawn its first hexagons. */
export const firstHexagon = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('first-hexagon').length > 0, undefined, {
    timeout: 30_000,
  })

/** How many incidents are drawn, as the timeline says: "1 005 av 1 200 händelser på kartan". */
export async function shown(page: Page): Promise<number> {
  const text = await page
    .getByText(/av [\d\s]+ händelser på kartan$/)
    .first()
    .innerText()
  return Number(text.split(' av ')[0]!.replace(/\s/g, ''))
}

/** What the cameras see as the figure says, "(243 av 776)": how many, and of how many. */
export async function figureOf(page: Page): Promise<{ seen: number; n: number }> {
  const text = await page
    .getByText(/\([\d\s]+ av [\d\s]+\)/)
    .first()
    .innerText()
  const [seen, n] = /\(([\d\s]+) av ([\d\s]+)\)/.exec(text)!.slice(1)
  return { seen: Number(seen!.replace(/\s/g, '')), n: Number(n!.replace(/\s/g, '')) }
}

/** Opens a new plan from how cameras stand today, and selects one of them. */
export async function planWith(page: Page, camera: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Nytt förslag' }).click()
  await page.getByText('Sparat').waitFor()
  await page.getByRole('button', { name: camera }).click()
  await page.getByRole('button', { name: /^Flytta / }).waitFor()
}

/** Fails with every message the page has written as an error. */
export const expectNoErrors = (errors: readonly string[]) => expect(errors).toEqual([])
