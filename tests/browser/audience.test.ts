import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, phone, wide } from './browser.ts'
import { expectNoErrors, firstHexagon } from './pages.ts'

const isFocused = (place: Locator) =>
  place.evaluate((element) => element === document.activeElement)

const openHotspot = async (page: Page, name: RegExp) => {
  await firstHexagon(page)
  await page.getByRole('button', { name }).first().click()
  await page.locator('.audience').waitFor()
}

describe.each([
  ['wide', wide, /^Saltorget/],
  ['phone', phone, /^Åskolans skolgård/],
] as const)('showing a place to the public, %s', (_, viewport, name) => {
  test('is chosen by hand, said as what it is, and told where the focus is', async () => {
    const { page, context, errors } = await openPage('/arbete?del=hotspots', viewport)
    await openHotspot(page, name)
    await page.getByRole('button', { name: 'Visa platsen för allmänheten …' }).click()
    const dialog = page.getByRole('dialog')
    const everybody = dialog.getByRole('radio', { name: /^Alla, också allmänheten/ })
    expect(await everybody.isChecked()).toBe(false)
    await dialog.getByText(/står i: Namn, Problem, Orsaker, Åtgärder, Ansvarig\./).waitFor()

    const show = dialog.getByRole('button', { name: 'Visa för allmänheten' })
    await show.click()
    await expect.poll(() => isFocused(everybody)).toBe(true)
    await everybody.check({ force: true })
    await show.click()
    const reason = dialog.getByRole('textbox')
    await expect.poll(() => isFocused(reason)).toBe(true)
    await reason.fill('Bestämt på mötet i november')
    await show.click()

    const line = page.locator('.audience-line')
    await expect.poll(() => line.innerText()).toMatch(/Ses av alla, också allmänheten$/)
    await expect.poll(() => isFocused(line)).toBe(true)
    const toast = page.locator('.toast')
    await toast.waitFor()
    const [said, told] = [(await toast.boundingBox())!, (await line.boundingBox())!]
    expect(said.y + said.height <= told.y || said.x + said.width <= told.x).toBe(true)
    expectNoErrors(errors)
    await context.close()
  })
})

test('somebody who reports for a shop does not have to say who told', async () => {
  const { page, context } = await openPage('/arbete', wide, 'Robin')
  await page.getByRole('button', { name: 'Lägg till händelse' }).first().click()
  expect(await page.getByLabel('Vem berättade?').inputValue()).toBe('Handel Söderhamn')
  await context.close()
})

test('a message covers no legend', async () => {
  const { page, context } = await openPage('/arbete?del=hotspots', wide)
  await openHotspot(page, /^Garvarparkeringen/)
  await page.getByRole('button', { name: 'Låt färre se platsen …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').last().check({ force: true })
  await dialog.getByRole('button', { name: 'Låt färre se' }).click()
  const [toast, legend] = [page.locator('.toast'), page.locator('.legends')]
  await toast.waitFor()
  const [said, drawn] = [(await toast.boundingBox())!, (await legend.boundingBox())!]
  expect(said.y + said.height).toBeLessThan(drawn.y)
  await expect.poll(() => isFocused(page.locator('.audience-line'))).toBe(true)
  await context.close()
})
