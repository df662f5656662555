import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage, phone } from './browser.ts'
import { expectNoErrors, firstHexagon } from './pages.ts'

const SWEREF = [
  'Id;Kategori;Datum;N;E;Plats',
  'P-1;Rån;3/10 2026 kl. 22.15;6798300;610200;Köpmangatan å',
  'P-2;Stöld;4 oktober 2026;6798320;610220;Torget',
  'P-3;Rån;3/10 2026;0;0;Okänd',
].join('\n')
const asFile = (name: string, text: string) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text) },
})

/** Chooses a file in the dialog. */
async function choose(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Välj en fil …' }).press('Enter')
  await (await chooser).setFiles(asFile(name, text))
}
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Läs in en fil' })
const told = (page: Page, what: string) =>
  dialogOf(page).locator('.import-counts div').filter({ hasText: what }).locator('dd').innerText()

test('a file is read, asked about, looked at, brought in and undone, by keyboard', async () => {
  const { page, context, errors } = await openPage('/arbete')
  await firstHexagon(page)
  const open = page.getByRole('button', { name: 'Läs in en fil' })
  await open.press('Enter')
  const dialog = dialogOf(page)
  await dialog.getByText('demohändelser').waitFor()
  expect(await violations(page)).toEqual([])

  await choose(page, 'oktober.csv', SWEREF)
  const sweref = dialog.getByRole('radio', { name: /^SWEREF 99 TM/ })
  await sweref.waitFor({ timeout: 30_000 })
  expect(await sweref.isChecked()).toBe(true)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Läs filen så' }).press('Enter')

  await dialog.getByText('Inget har sparats än.').waitFor({ timeout: 30_000 })
  expect(await told(page, 'Nya')).toBe('2')
  expect(await told(page, 'Kan inte läsas in')).toBe('1')
  await dialog.getByRole('row', { name: /^4 E 0 läget 0, 0 betyder/ }).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('radio', { name: /^Kommun, polis/ }).press('Space')
  await dialog.getByRole('button', { name: 'Läs in 2 händelser' }).press('Enter')

  await dialog.getByText('oktober.csv är inläst.').waitFor({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Ångra inläsningen av oktober.csv' }).press('Enter')
  await dialog.getByText('Allt som filen lade till tas bort').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Ångra', exact: true }).first().press('Enter')
  await page
    .getByText('oktober.csv är ångrad. Borttagna: 2. Återställda: 0.')
    .waitFor({ timeout: 30_000 })
  await expect.poll(() => dialog.getByText('oktober.csv').count()).toBe(0)
  await page.keyboard.press('Escape')
  await expect.poll(() => open.evaluate((it) => it === document.activeElement)).toBe(true)
  expectNoErrors(errors)
  await context.close()
})

test('a file is dropped anywhere, and one that cannot be read says why', async () => {
  const { page, context, errors } = await openPage('/arbete')
  await firstHexagon(page)
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['PK\u0003\u0004 nej'], 'rutor.csv'))
    return data
  })
  const map = page.locator('#map')
  await map.dispatchEvent('dragover', { dataTransfer: transfer })
  await page.getByText('Släpp filen här för att läsa in den').waitFor()
  await map.dispatchEvent('drop', { dataTransfer: transfer })
  const dialog = dialogOf(page)
  const words = 'Filen rutor.csv ska enligt sitt namn vara en tabell eller text'
  await dialog.getByText(words).waitFor({ timeout: 30_000 })
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Välj en annan fil' }).click()
  await dialog.getByRole('button', { name: 'Välj en fil …' }).waitFor()
  expectNoErrors(errors)
  await context.close()
})

test('on a phone every step of it fits', async () => {
  const { page, context, errors } = await openPage('/arbete', phone)
  await firstHexagon(page)
  await page.getByRole('button', { name: 'Läs in en fil' }).first().click()
  await choose(page, 'telefon.csv', SWEREF)
  const dialog = dialogOf(page)
  await dialog.getByRole('button', { name: 'Läs filen så' }).click({ timeout: 30_000 })
  await dialog.getByText('Inget har sparats än.').waitFor({ timeout: 30_000 })
  const [outer, inner] = await dialog.evaluate((it) => [it.clientWidth, it.scrollWidth])
  expect(inner).toBeLessThanOrEqual(outer!)
  await dialog.getByRole('button', { name: 'Stäng' }).first().click()
  expect(await dialog.count()).toBe(0)
  expectNoErrors(errors)
  await context.close()
})

test('columns and categories that nobody knows are told what they mean', async () => {
  const { page, context, errors } = await openPage('/arbete')
  await firstHexagon(page)
  await page.getByRole('button', { name: 'Läs in en fil' }).press('Enter')
  const strange = [
    'Dnr;Rubrik;Inträffade;Ort',
    '1;Rymdfärd;2026-10-03 22:15;Torget',
    '2;Rymdfärd;2026-10-04 23:15;Torget',
    '3;Rån;2026-10-05 23:15;Torget',
  ]
  const places = ['Lat-WGS;Lon-WGS', ...Array(3).fill('61,3037;17,0575')]
  await choose(page, 'larm.csv', strange.map((row, i) => `${row};${places[i]}`).join('\n'))
  const dialog = dialogOf(page)
  await dialog.getByText('Filen kan inte läsas in').waitFor({ timeout: 30_000 })
  await dialog.getByRole('button', { name: 'Ändra vad kolumnerna betyder' }).press('Enter')
  await dialog.getByText('Rymdfärd · Rån').waitFor()
  expect(await violations(page)).toEqual([])
  // What stands in them told of the time and the place.
  expect(await dialog.getByRole('button', { name: /Inträffade/ }).innerText()).toMatch(/^Tid/)
  await dialog.getByRole('button', { name: /Rubrik/ }).press('Enter')
  await page.getByRole('option', { name: 'Vad som hände' }).press('Enter')
  await dialog.getByRole('button', { name: /Dnr/ }).press('Enter')
  await page.getByRole('option', { name: 'Id', exact: true }).press('Enter')
  await dialog.getByRole('button', { name: 'Läs filen så' }).press('Enter')

  await dialog.getByText('Inget har sparats än.').waitFor({ timeout: 30_000 })
  expect([await told(page, 'Nya'), await told(page, 'Kan inte läsas in')]).toEqual(['1', '2'])
  await dialog.getByRole('button', { name: 'Ändra vad kolumnerna betyder' }).press('Enter')
  await dialog.getByRole('button', { name: /Rymdfärd \(2\)/ }).press('Enter')
  await page.getByRole('option', { name: 'Annat' }).press('Enter')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Läs filen så' }).press('Enter')
  await dialog.getByText('Inget har sparats än.').waitFor({ timeout: 30_000 })
  expect([await told(page, 'Nya'), await told(page, 'Kan inte läsas in')]).toEqual(['3', '0'])
  expectNoErrors(errors)
  await context.close()
})
