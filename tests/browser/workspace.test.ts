import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, phone } from './browser.ts'
import { expectNoErrors, firstHexagon, shown } from './pages.ts'

describe('the workspace', () => {
  test('opens on the demo town, says that it is made up, and draws its hexagons', async () => {
    const { page, context, errors } = await openPage('/')
    await firstHexagon(page)
    expect(new URL(page.url()).pathname).toBe('/arbete')
    expect(await page.getByText('Påhittad demodata').first().isVisible()).toBe(true)
    expect(await shown(page)).toBeGreaterThan(900)
    expect(await page.getByRole('region', { name: 'Händelser per ruta' }).innerText()).toMatch(
      /\d[\d\s]* händelser · .+ – .+ 20\d\d/,
    )
    expectNoErrors(errors)
    await context.close()
  })

  test('a category filters at once, and taking it away brings all back', async () => {
    const { page, context, errors } = await openPage('/arbete')
    await firstHexagon(page)
    const all = await shown(page)
    await page
      .getByRole('checkbox', { name: /^Skadegörelse/ })
      .first()
      .check({ force: true })
    await page.waitForURL(/kategorier=vandalism/)
    const some = await shown(page)
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    await page
      .getByRole('checkbox', { name: /^Skadegörelse/ })
      .first()
      .uncheck({ force: true })
    await page.waitForURL((url) => !url.search.includes('kategorier'))
    expect(await shown(page)).toBe(all)
    expectNoErrors(errors)
    await context.close()
  })

  test('offences that police work found are left out until asked for', async () => {
    const { page, context } = await openPage('/arbete')
    await firstHexagon(page)
    const without = await shown(page)
    await page.getByRole('switch', { name: /egeninitierade/ }).focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/egeninitierade/)
    expect(await shown(page)).toBeGreaterThan(without)
    await context.close()
  })

  test('the period is chosen by keyboard on the histogram', async () => {
    const { page, context } = await openPage('/arbete')
    await firstHexagon(page)
    const all = await shown(page)
    await page.getByRole('slider', { name: 'Från och med' }).focus()
    for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp')
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
    await page.waitForURL(/period=/)
    expect(await shown(page)).toBeLessThan(all)
    await context.close()
  })

  test('a link restores the picture: what is shown, and how the map lies', async () => {
    const first = await openPage('/arbete')
    await firstHexagon(first.page)
    await first.page
      .getByRole('checkbox', { name: /^Stöld/ })
      .first()
      .check({ force: true })
    await first.page.waitForURL(/kategorier=/)
    await first.page.getByRole('button', { name: 'Zooma in' }).click()
    const picture = await mapPicture(first.page)
    const link = first.page.url()
    const count = await shown(first.page)
    await first.context.close()

    const again = await openPage(new URL(link).pathname + new URL(link).search)
    await firstHexagon(again.page)
    const restored = await mapPicture(again.page)
    expect(await shown(again.page)).toBe(count)
    expect(again.page.url()).toBe(link)
    expect(await shareThatDiffers(again.page, picture, restored)).toBeLessThan(0.002)
    await again.context.close()
  })

  test('every hexagon can be reached by keyboard, and tells of itself', async () => {
    const { page, context, errors } = await openPage('/arbete')
    await firstHexagon(page)
    const list = page.getByRole('region', { name: 'Rutor med flest' })
    expect(await list.getByRole('listitem').count()).toBe(10)
    const more = list.getByRole('button', { name: /^Visa fler/ })
    while ((await more.count()) > 0) {
      await more.focus()
      await page.keyboard.press('Enter')
    }
    expect(await list.getByRole('listitem').count()).toBeGreaterThan(60)
    await list.getByRole('listitem').last().getByRole('button').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/vald=cell/)
    expectNoErrors(errors)
    await context.close()
  })

  test('a street is found by its first letters', async () => {
    const { page, context, errors } = await openPage('/arbete')
    await firstHexagon(page)
    const before = page.url()
    await page.getByRole('combobox').fill('Krögar')
    await page
      .getByRole('option', { name: /Krögarbron/ })
      .first()
      .click()
    await page.waitForURL((url) => url.href !== before)
    expectNoErrors(errors)
    await context.close()
  })

  test('everything on the map is in a table that sorts', async () => {
    const { page, context, errors } = await openPage('/arbete?del=table')
    const rows = page.getByRole('row')
    await rows.nth(5).waitFor()
    const firstRow = () => rows.nth(1).innerText()
    const before = await firstRow()
    await page.getByRole('columnheader').first().click()
    await expect.poll(firstRow).not.toBe(before)
    expectNoErrors(errors)
    await context.close()
  })

  test('the words change to English and back, the theme to dark', async () => {
    const { page, context } = await openPage('/arbete')
    await firstHexagon(page)
    await page.getByRole('button', { name: /din meny$/ }).click()
    await page.getByText('English').click()
    await page.getByRole('button', { name: 'Cameras' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await context.close()
  })

  test('on a phone the map, a search field and the parts are in reach', async () => {
    const { page, context, errors } = await openPage('/arbete', phone)
    await firstHexagon(page)
    expect(await page.getByRole('combobox').isVisible()).toBe(true)
    for (const part of ['Läge', 'Kameror', 'Platser', 'Tabell'])
      expect(await page.getByRole('button', { name: part, exact: true }).isVisible()).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expectNoErrors(errors)
    await context.close()
  })
})

/** The map's own pixels, without what lies over them, once they have come to rest. */
async function mapPicture(page: Page): Promise<Buffer> {
  const take = () => page.screenshot({ clip: { x: 450, y: 120, width: 500, height: 450 } })
  let before = await take()
  for (;;) {
    await page.waitForTimeout(1_000)
    const now = await take()
    if (now.equals(before)) return now
    before = now
  }
}

/** Share of the pixels of two pictures that anyone could tell apart. */
function shareThatDiffers(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const urls = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`)
  return page.evaluate(async (pictures) => {
    const [a, b] = await Promise.all(
      pictures.map(async (url) => {
        const image = new Image()
        image.src = url
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')!
        context.drawImage(image, 0, 0)
        return context.getImageData(0, 0, image.width, image.height).data
      }),
    )
    let differing = 0
    for (let i = 0; i < a!.length; i += 4)
      if ([0, 1, 2].some((k) => Math.abs(a![i + k]! - b![i + k]!) > 32)) differing++
    return (4 * differing) / a!.length
  }, urls)
}
