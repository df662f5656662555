import { describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage, phone, wide } from './browser.ts'
import { expectNoErrors, firstHexagon, shown } from './pages.ts'

const sizes = [
  ['wide', wide],
  ['phone', phone],
] as const

describe('the way in', () => {
  test('leads back to where one was going, with one click where all is made up', async () => {
    const { page, context, errors } = await openPage('/arbete?del=hotspots', wide, null)
    await page.waitForURL(/\/logga-in\?till=/)
    await page.getByText('Påhittad demodata').waitFor()
    await page.getByRole('button', { name: /^Samir Exempel/ }).click()
    await page.waitForURL(/\/arbete\?.*del=hotspots/)
    await page.getByRole('button', { name: 'Samir Exempel: din meny' }).waitFor()
    await firstHexagon(page)
    // What was asked for before signing in was refused, as it should be.
    expectNoErrors(errors.filter((error) => !/401/.test(error)))
    await page.getByRole('button', { name: /din meny$/ }).click()
    await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
    await page.waitForURL(/\/logga-in/)
    await context.close()
  })

  test('tells a wrong password at the field, and nothing of who is here', async () => {
    const { page, context } = await openPage('/logga-in', wide, null)
    await page.getByLabel('E-postadress').fill('lena@exempel.invalid')
    await page.getByLabel('Lösenord', { exact: true }).fill('inte rätt alls')
    await page.getByRole('button', { name: 'Logga in', exact: true }).click()
    const told = page.getByLabel('Lösenord', { exact: true })
    await page.waitForFunction(
      () => document.querySelector('[name=password]')?.getAttribute('aria-invalid') === 'true',
    )
    expect(await told.getAttribute('aria-describedby')).not.toBeNull()
    await context.close()
  })

  test.each(
    sizes.flatMap(([name, size]) =>
      (['light', 'dark'] as const).map((c) => [name, c, size] as const),
    ),
  )('axe-core finds nothing on it, %s, %s', async (_, colorScheme, size) => {
    const { page, context } = await openPage('/logga-in', size, null)
    await page.emulateMedia({ colorScheme })
    await page.getByRole('button', { name: /^Åsa Exempel/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /glömt lösenordet/ }).click()
    expect(await violations(page)).toEqual([])
    await page.goto(`${new URL(page.url()).origin}/logga-in#nytt-losenord=abc`)
    await page.reload()
    await page.getByRole('button', { name: 'Byt lösenord' }).waitFor()
    expect(await violations(page)).toEqual([])
    await context.close()
  })
})

describe('what one may not do is not offered', () => {
  test('a reader reads, and adds nothing', async () => {
    const { page, context, errors } = await openPage('/arbete', wide, 'Lena')
    await firstHexagon(page)
    expect(await shown(page)).toBeGreaterThan(100)
    expect(await page.getByRole('button', { name: 'Lägg till händelse' }).count()).toBe(0)
    expectNoErrors(errors)
    await context.close()
  })

  test('projector mode shows what a reader would see, and ends', async () => {
    const { page, context, errors } = await openPage('/arbete', wide, 'Petra')
    await firstHexagon(page)
    await page.getByRole('button', { name: /din meny$/ }).click()
    await page.getByRole('button', { name: 'Läsare', exact: true }).click()
    const bar = page.getByRole('region', { name: 'Projektorläge' })
    await bar.waitFor()
    await page.waitForTimeout(1_000)
    expect(await page.getByRole('button', { name: 'Lägg till händelse' }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await bar.getByRole('button').click()
    await bar.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Lägg till händelse' }).waitFor()
    expectNoErrors(errors)
    await context.close()
  })

  test('administration is for administrators; one’s own account for all', async () => {
    const { page, context } = await openPage('/forvaltning/konto', wide, 'Lena')
    await page.getByRole('heading', { name: 'Mitt konto', level: 1 }).waitFor()
    expect(await page.getByRole('link', { name: 'Personer' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Vem får se vad' }).count()).toBeGreaterThan(0)
    await context.close()
  })
})

const pages = ['konto', 'personer', 'organisationer', 'rattigheter', 'logg', 'gallring']

describe('administration', () => {
  test.each(sizes)('axe-core finds nothing on its pages, %s', async (_, size) => {
    const { page, context, errors } = await openPage('/forvaltning/konto', size)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const one of pages) {
        await page.emulateMedia({ colorScheme })
        await page.goto(`${new URL(page.url()).origin}/forvaltning/${one}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        expect([one, await violations(page)]).toEqual([one, []])
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect([one, width]).toEqual([one, size.width])
      }
    expectNoErrors(errors)
    await context.close()
  })

  test('the log opens to what was changed, with the keyboard', async () => {
    const { page, context, errors } = await openPage('/forvaltning/logg')
    const event = page.locator('table button[aria-expanded=false]').first()
    await event.focus()
    await page.keyboard.press('Enter')
    await page.locator('table button[aria-expanded=true]').waitFor()
    expect(await violations(page)).toEqual([])
    // How whoever looks came in is told in words, not in codes.
    await page.getByText('ett klick, som påhittad person').first().waitFor()
    expectNoErrors(errors)
    await context.close()
  })

  test('the form for a new person is ready to use', async () => {
    const { page, context, errors } = await openPage('/forvaltning/personer')
    await page.getByText('Lägg till person', { exact: true }).click()
    await page.getByLabel('Namn', { exact: true }).fill('Nils Ny')
    await page.getByLabel(/^E-post/).fill('nils@exempel.invalid')
    expect(await violations(page)).toEqual([])
    expectNoErrors(errors)
    await context.close()
  })
})
