import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openPage, origin, phone } from './browser.ts'
import { enter } from './enter.ts'
import { expectNoErrors } from './pages.ts'

/** What has the focus: its words or its name. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement!
    return element.getAttribute('aria-label') ?? (element.textContent || element.tagName)
  })

const search = (page: Page) => page.getByRole('button', { name: 'Sök', exact: true })

describe('the log', () => {
  test('a search that was never carried out is cleared, with what was wrong in it', async () => {
    const { page, context, errors } = await openPage('/forvaltning/logg')
    await page.getByLabel('Från och med').fill('2026-11-30')
    await page.getByLabel('Till och med').fill('2026-11-01')
    await search(page).click()
    const fault = page.getByText('Till och med kan inte vara före Från och med.')
    await fault.waitFor()
    await page.getByRole('button', { name: 'Rensa' }).click()
    await fault.waitFor({ state: 'detached' })
    expect(await page.getByLabel('Från och med').inputValue()).toBe('')
    expect(await page.getByRole('button', { name: 'Rensa' }).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('INPUT')
    expectNoErrors(errors)
    await context.close()
  })

  test('Back takes a search back, and stays in the log', async () => {
    const { page, context } = await openPage('/forvaltning/logg')
    await page.getByLabel('Vem').fill('Petra')
    await search(page).click()
    await page.waitForURL(/vem=Petra/)
    expect(await focused(page)).toBe('Sök')
    await page.goBack()
    await page.waitForURL((url) => url.search === '')
    expect(new URL(page.url()).pathname).toBe('/forvaltning/logg')
    expect(await page.getByLabel('Vem').inputValue()).toBe('')
    await context.close()
  })

  test('asking for more leads to the first that came, also when they were the last', async () => {
    const { page, context } = await openPage('/forvaltning/logg')
    for (let i = 0; i < 40; i++) await enter(context.request, origin, 'Åsa')
    await page.reload()
    const rows = page.locator('.open-entry')
    await expect.poll(() => rows.count()).toBe(50)
    const more = page.getByRole('button', { name: 'Visa fler' })
    let before = 0
    while ((await more.count()) > 0) {
      before = await rows.count()
      await more.click()
      await expect.poll(() => rows.count()).toBeGreaterThan(before)
    }
    const first = rows.nth(before)
    expect(await first.evaluate((row) => row === document.activeElement)).toBe(true)
    await context.close()
  })

  test('a wrong password does not make its owner the one who tried', async () => {
    const { page, context } = await openPage('/forvaltning/logg')
    await context.request.post(`${origin}/api/auth/sign-in/email`, {
      data: { email: 'samir@exempel.invalid', password: 'inte rätt lösenord' },
      headers: { origin },
    })
    await page.goto(`${origin}/forvaltning/logg?vad=sign-in-refused`)
    const row = page.getByRole('row', { name: /Försökte logga in som Samir Exempel/ })
    expect(await row.getByRole('cell').first().innerText()).toBe('Någon')
    await row.getByRole('button').click()
    await page.getByText(/^Lösenordet eller koden var fel/).waitFor()
    expect(await page.getByText('Ägs av').count()).toBe(0)
    await context.close()
  })
})

describe('people and organisations', () => {
  test('the search for a person is still there when one comes back', async () => {
    const { page, context } = await openPage('/forvaltning/personer')
    const field = page.getByLabel('Sök person')
    await field.fill('robin')
    await page.getByRole('link', { name: 'Robin Låtsas' }).click()
    await page.getByRole('heading', { name: 'Robin Låtsas' }).waitFor()
    await page.goBack()
    await expect.poll(() => field.inputValue()).toBe('robin')
    await page.getByRole('link', { name: 'Robin Låtsas' }).click()
    await page.getByRole('link', { name: 'Alla personer' }).click()
    await expect.poll(() => field.inputValue()).toBe('robin')
    await context.close()
  })

  test('a role that another organisation cannot have is told of before saving', async () => {
    const { page, context } = await openPage('/forvaltning/personer?sok=samir')
    await page.getByRole('link', { name: 'Samir Exempel' }).click()
    const unit = page.getByRole('button', { name: /Organisation och enhet/ })
    // A list that is open closes when the page is scrolled.
    await unit.focus()
    await page.waitForTimeout(300)
    await unit.press('Enter')
    await page.getByRole('option', { name: 'Handel Söderhamn' }).click()
    await page.getByText(/^Rollen Kameraansvarig följer inte med när du sparar\./).waitFor()
    await context.close()
  })

  test('an organisation with people says so in place of offering to delete it', async () => {
    const { page, context } = await openPage('/forvaltning/organisationer')
    await page.getByRole('link', { name: 'Handel Söderhamn' }).click()
    await page.getByText(/^Det går inte att ta bort Handel Söderhamn nu: \d+ person/).waitFor()
    expect(await page.getByRole('button', { name: 'Ta bort organisationen' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Visa personerna' }).click()
    await page.getByRole('link', { name: 'Robin Låtsas' }).waitFor()
    expect(await page.getByRole('link', { name: 'Åsa Exempel' }).count()).toBe(0)
    await context.close()
  })
})

test('on a phone no word of the rights is broken: they are stacked', async () => {
  const { page, context } = await openPage('/forvaltning/rattigheter', phone)
  await page.getByRole('button', { name: 'Visa alla tabeller' }).click()
  await page.getByRole('list', { name: 'Vad rollen Läsare får göra' }).waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
  await context.close()
})

test('deleting begins only after a question with its count, and the focus is never lost', async () => {
  const { page, context, errors } = await openPage('/forvaltning/gallring')
  await page.getByText(/^Inget gallras förrän/).waitFor()
  const part = page.getByRole('region', { name: 'Händelsers fritext' })
  await part.getByText('Gallras inte. Förslag: 24 månader.').waitFor()
  await part.getByRole('button', { name: /^Skriv in beslut/ }).click()
  const months = part.getByLabel('Månader som uppgifterna finns kvar')
  expect(await months.evaluate((field) => field === document.activeElement)).toBe(true)
  await months.fill('12')
  await part.getByLabel('Beslut', { exact: true }).fill('KS 2026/123')
  await part.getByLabel('Beslutet togs').fill('2024-11-01')
  await part.getByRole('button', { name: 'Gallra efter beslutet' }).click()

  const dialog = page.getByRole('dialog')
  const count = /^Vid nästa körning gallras [\d\s]+ händelsers fritext/
  await dialog.getByText(count).waitFor()
  await dialog.getByText(/går inte att få tillbaka/).waitFor()
  await dialog.getByRole('button', { name: 'Avbryt' }).click()
  expect(await part.getByText('Gallras inte.').count()).toBe(1)

  await part.getByRole('button', { name: 'Gallra efter beslutet' }).click()
  await dialog.getByRole('button', { name: 'Gallra efter beslutet' }).click()
  await part.getByText('Gallras efter 12 månader.').waitFor()
  await part.getByText(count).waitFor()
  expect(await page.getByText(/^Inget gallras förrän/).count()).toBe(0)
  await expect.poll(() => focused(page)).toBe('Ändra: Händelsers fritext')

  await part.getByRole('button', { name: /^Sluta gallra/ }).click()
  await dialog.getByRole('button', { name: 'Sluta gallra' }).click()
  await part.getByText('Gallras inte.').waitFor()
  await expect.poll(() => focused(page)).toBe('Skriv in beslut: Händelsers fritext')
  expectNoErrors(errors)
  await context.close()
})
