import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage, origin, phone } from './browser.ts'
import { expectNoErrors, firstHexagon, planWith } from './pages.ts'

const models = `${origin}/forvaltning/kameramodeller`
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('a model is added with the keyboard alone, used in a plan as one step, and taken away', async () => {
  const { page, context, errors } = await openPage('/forvaltning/kameramodeller')
  await page.getByRole('link', { name: 'Lägg till modell' }).press('Enter')
  const add = page.getByRole('button', { name: 'Lägg till', exact: true })
  await add.press('Enter')
  await page.getByText('Skriv vem som gör den, högst 80 tecken.').waitFor()
  const maker = field(page, 'Tillverkare')
  await expect.poll(() => maker.evaluate((it) => it === document.activeElement)).toBe(true)
  expect(await violations(page)).toEqual([])
  await maker.fill('Kameraverket')
  await field(page, 'Modell').fill('Öga 4')
  await field(page, 'Pixlar i sidled').fill('3 840')
  await field(page, 'Pixlar i höjdled').fill('2160')
  await field(page, 'Bildfält i sidled (°)').fill('101,5')
  await field(page, 'Bildfält i höjdled (°)').fill('54')
  await page.getByRole('checkbox', { name: /^Har infrarött ljus/ }).press('Space')
  await field(page, 'Det infraröda ljuset når (m)').fill('35')
  await add.press('Enter')
  await page.getByRole('heading', { name: 'Kameraverket Öga 4' }).waitFor()
  expect(await violations(page)).toEqual([])

  await page.goto(`${origin}/arbete?del=cameras`)
  await firstHexagon(page)
  await planWith(page, /^Saltorget/)
  const [width, resolution] = [field(page, 'Bredd'), field(page, 'Upplösning')]
  const before = [await width.inputValue(), await resolution.inputValue()]
  const choice = page.getByRole('button', { name: /Kameramodell$/ })
  await choice.press('Enter')
  await page.getByRole('option', { name: /^Kameraverket Öga 4/ }).press('Enter')
  await expect.poll(() => width.inputValue()).toBe('101,5')
  expect(await resolution.inputValue()).toBe('3840')
  expect(await choice.innerText()).toMatch(/^Kameraverket Öga 4/)
  expect(await violations(page)).toEqual([])

  const undo = page.getByRole('button', { name: 'Ångra: välj kameramodell för Saltorget' }).first()
  await undo.press('Enter')
  await expect.poll(() => width.inputValue()).toBe(before[0])
  expect(await resolution.inputValue()).toBe(before[1])
  expect(await choice.innerText()).toBe('Välj en modell …')

  await page.goto(models)
  await page.getByRole('link', { name: 'Öga 4' }).press('Enter')
  await page.getByRole('button', { name: 'Ta bort modellen' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ta bort modellen' }).press('Enter')
  await page.getByText('Kameraverket Öga 4 är borttagen.').waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'Öga 4' }).count()).toBe(0)
  expectNoErrors(errors)
  await context.close()
})

test('a head of four sensors looks four ways, from where it looked', async () => {
  const { page, context, errors } = await openPage('/arbete?del=cameras')
  await firstHexagon(page)
  await planWith(page, /^Saltorget/)
  const heading = await field(page, 'Riktning').inputValue()
  await page.getByRole('button', { name: /Kameramodell$/ }).click()
  await page.getByRole('option', { name: /^Axis P3717-PLE/ }).click()
  await page.getByRole('radio', { name: 'Riktning 4' }).waitFor()
  expect(await page.getByRole('radio', { name: /^Riktning \d/ }).count()).toBe(4)
  expect(await field(page, 'Riktning').inputValue()).toBe(heading)
  await page.getByText('Sparat').waitFor()
  expectNoErrors(errors)
  await context.close()
})

test('changing what is built in makes the municipality’s own; deleting that brings it back', async () => {
  const { page, context, errors } = await openPage('/forvaltning/kameramodeller', phone)
  await page.getByRole('link', { name: 'Q1656-LE' }).click()
  await field(page, 'Det infraröda ljuset når (m)').fill('45')
  await page.getByRole('button', { name: 'Spara som egen' }).click()
  await page.getByText('Kommunens egen, i stället för den inbyggda med samma namn.').waitFor()
  expect(await field(page, 'Det infraröda ljuset når (m)').inputValue()).toBe('45')
  await page.goto(models)
  const row = page.getByRole('listitem').filter({ hasText: 'Q1656-LE' })
  await row.getByText('Egen, i stället för inbyggd').waitFor()
  expect(await row.count()).toBe(1)
  expect(await violations(page)).toEqual([])

  await row.getByRole('link').click()
  await page.getByRole('button', { name: 'Ta bort modellen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort modellen' }).click()
  await row.getByText('Inbyggd', { exact: true }).waitFor()
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(spill).toBe(0)
  expectNoErrors(errors)
  await context.close()
})

test('what somebody else saved meanwhile is shown, and nothing written is lost', async () => {
  const { page, context } = await openPage('/forvaltning/kameramodeller/axis-p1468-le')
  await field(page, 'Det infraröda ljuset når (m)').fill('30')
  await page.getByRole('button', { name: 'Spara som egen' }).click()
  await page.getByRole('button', { name: 'Ta bort modellen' }).waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const at = `${origin}/api/m/2182/lenses/${id}`
  const answer = await context.request.patch(at, {
    headers: { 'if-match': '"1"', origin },
    data: { heightPx: 2000 },
  })
  expect(answer.status()).toBe(200)
  await field(page, 'Pixlar i sidled').fill('3000')
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  const alert = page.getByRole('alert')
  await alert.getByText(/3\s840 × 2\s000/).waitFor()
  await alert.getByRole('button', { name: 'Spara det jag skrev' }).click()
  // What they wrote and what was not touched here, as it is saved.
  await expect.poll(() => field(page, 'Pixlar i höjdled').inputValue()).toBe('2000')
  expect(await field(page, 'Pixlar i sidled').inputValue()).toBe('3000')
  const gone = await context.request.delete(at, { headers: { 'if-match': '"3"', origin } })
  expect(gone.status()).toBe(204)
  await context.close()
})

test('whoever neither plans nor keeps cameras is told why there is nothing', async () => {
  const reader = await openPage('/forvaltning/kameramodeller', undefined, 'Lena')
  await reader.page.getByText('Sidan är för dem som planerar kameror').waitFor()
  await reader.context.close()
})
