import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage, phone } from './browser.ts'
import { expectNoErrors, figureOf, firstHexagon, planWith } from './pages.ts'

const inspector = (page: Page) => page.getByRole('region', { name: 'Bostäder och skolor i bild' })

describe('what the cameras saw', () => {
  test('is counted against those that stood then, and the link keeps that', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    const now = await figureOf(page)
    await page.getByText('Kamerorna som stod då', { exact: true }).click()
    await page.waitForURL(/raknat=da/)
    await page.getByText('Kamerorna såg').waitFor()
    const then = await figureOf(page)
    // The police's temporary cameras have stood for a month of two years.
    expect(then.seen).toBeLessThan(now.seen)
    expect(then.n).toBe(now.n)
    await page.getByText(/låg i en kameras sikt/).waitFor()
    expect(await violations(page)).toEqual([])
    await page.reload()
    await firstHexagon(page)
    expect(await figureOf(page)).toEqual(then)
    expectNoErrors(errors)
    await context.close()
  })

  test('on the ground is told in square metres, with what nobody sees', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    const ground = page.getByRole('region', { name: 'Yta som syns' })
    await ground
      .getByText(/^[\d\s]+ m²$/)
      .first()
      .waitFor()
    await ground.getByText('Blinda fläckar').click()
    await page.waitForURL(/blinda=ja/)
    await ground.getByText(/^I Centrum ser ingen kamera \d+/).waitFor()
    expect(await violations(page)).toEqual([])
    expectNoErrors(errors)
    await context.close()
  })
})

test('the cameras of another day are shown and counted, and the link keeps the day', async () => {
  const { page, context, errors } = await openPage('/arbete?del=cameras')
  await firstHexagon(page)
  const now = await figureOf(page)
  await page.getByText('Kamerorna en annan dag').click()
  // The police's temporary cameras have stood for a month.
  const before = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Dag', { exact: true }).fill(before)
  await page.waitForURL(new RegExp(`den=${before}`))
  await page.getByText(/^Visar kamerorna så som de står klockan 12 den/).waitFor()
  await expect.poll(async () => (await figureOf(page)).seen).toBeLessThan(now.seen)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Visa i dag' }).click()
  await expect.poll(() => figureOf(page)).toEqual(now)
  expectNoErrors(errors)
  await context.close()
})

describe('a planned camera', () => {
  test('that records by night alone sees fewer, and undo brings them back', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await planWith(page, /^Saltorget/)
    const before = await figureOf(page)
    await page.getByRole('button', { name: 'Välj tider' }).press('Enter')
    const hours = page.getByRole('dialog', { name: 'Spelar in' })
    await hours.getByRole('button', { name: 'Kvällar' }).press('Enter')
    await page.keyboard.press('Escape')
    await page.getByText('Alla dagar kl. 18.00–00.00').first().waitFor()
    await expect.poll(async () => (await figureOf(page)).seen).toBeLessThan(before.seen)
    await page.getByRole('button', { name: /^Ångra: ändra inspelningstider/ }).click()
    await expect.poll(() => figureOf(page)).toEqual(before)
    expectNoErrors(errors)
    await context.close()
  })

  test('is masked with the keyboard, and what it sees of homes is told without and with', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await planWith(page, /^Saltorget/)
    await inspector(page).getByRole('columnheader', { name: 'Syns' }).waitFor()
    // The map flies to the camera first.
    await page.getByRole('button', { name: 'Flytta Saltorget' }).hover()
    await page.getByRole('button', { name: 'Rita en mask' }).press('Enter')
    for (const key of [null, 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
      if (key) {
        const before = page.url()
        await page.locator('.maplibregl-canvas').press(key)
        await page.waitForURL((url) => url.href !== before)
      }
      await page.getByRole('button', { name: 'Sätt hörn i kartans mitt' }).press('Enter')
    }
    await page.getByText('4 hörn').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Lägg till masken' }).press('Enter')
    await page.getByText('Mask 1', { exact: true }).waitFor()
    await inspector(page).getByRole('columnheader', { name: 'Med masker' }).waitFor()
    await page.getByRole('button', { name: 'Ta bort mask 1' }).press('Enter')
    await inspector(page).getByRole('columnheader', { name: 'Syns' }).waitFor()
    expectNoErrors(errors)
    await context.close()
  })

  test('that can be turned says where, and its fields are reached with the keyboard', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await planWith(page, /^Saltorget/)
    await page.getByRole('switch', { name: 'Kameran kan vridas' }).press(' ')
    const sweep = page.getByRole('textbox', { name: 'Så långt åt höger' })
    await sweep.fill('180')
    await sweep.press('Enter')
    await page.getByText('kan vridas dit').waitFor()
    await page.getByText(/^Kan vridas 180° från/).waitFor()
    expect(await violations(page)).toEqual([])
    expectNoErrors(errors)
    await context.close()
  })
})

test('why the selected camera does not see a place is told beside the pointer', async () => {
  const { page, context, errors } = await openPage('/arbete?del=cameras')
  await firstHexagon(page)
  await page.getByRole('button', { name: /^Sillgatan väster/ }).click()
  await page.getByRole('heading', { name: 'Sillgatan väster' }).waitFor()
  await page.waitForTimeout(2_500)
  const words = page.locator('.sight-hover')
  const box = (await page.locator('.maplibregl-canvas').boundingBox())!
  // Somewhere round a camera in a street a house is in the way.
  let told = ''
  for (let k = 0; k < 48 && told === ''; k++) {
    const [turn, reach] = [(k % 16) * (Math.PI / 8), 60 + 40 * Math.floor(k / 16)]
    await page.mouse.move(
      box.x + box.width / 2 + reach * Math.cos(turn),
      box.y + box.height / 2 + reach * Math.sin(turn),
    )
    await page.waitForTimeout(120)
    if (await words.isVisible()) told = await words.innerText()
  }
  expect(told).toMatch(
    /^Sillgatan väster ser den inte: skyms av (byggnaden|muren|trädet), höjd [\d,]+ m, /,
  )
  expectNoErrors(errors)
  await context.close()
})

test('on a phone a point’s answer comes into view, with a person to scale', async () => {
  const { page, context, errors } = await openPage('/arbete?del=cameras', phone)
  await firstHexagon(page)
  await page.getByRole('button', { name: 'Välj en punkt på kartan' }).press('Enter')
  await page.getByRole('button', { name: 'Ta punkten mitt på kartan' }).press('Enter')
  const answer = page.getByRole('region', { name: 'Prova en punkt' }).getByRole('status')
  await expect
    .poll(async () => {
      const box = await answer.locator('p').first().boundingBox()
      return box !== null && box.y > 0 && box.y + box.height <= phone.height
    })
    .toBe(true)
  await page.getByRole('button', { name: 'Sluta prova' }).press('Enter')
  await answer.waitFor({ state: 'detached' })
  expectNoErrors(errors)
  await context.close()
})
