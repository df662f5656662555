import { beforeAll, describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage, origin, phone, wide } from './browser.ts'
import { codeOf, inHand, isOnScreen, newcomer, password, signIn } from './newcomer.ts'
import { expectNoErrors } from './pages.ts'

let email: string
let link: string
beforeAll(async () => {
  const { context } = await openPage('/logga-in', wide, null)
  const made = await newcomer(context, 'Nils Ny')
  email = made.email
  link = made.link
  await context.close()
})

test('on a phone what is said at the door is on the screen, and Back leads to the door', async () => {
  const { page, context } = await openPage(link, phone, null)
  const fresh = page.getByRole('textbox', { name: 'Nytt lösenord' })
  await fresh.fill('lösenord1234')
  await page.getByRole('button', { name: 'Byt lösenord' }).click()
  await page.getByText('för lätt att gissa').waitFor()
  await fresh.fill(password)
  await page.getByRole('button', { name: 'Byt lösenord' }).click()
  await page.getByText('Lösenordet är bytt').waitFor()
  expect(await isOnScreen(page, 'Lösenordet är bytt')).toBe(true)

  await signIn(page, email, 'inte rätt alls')
  await page.getByText('lösenordet stämmer inte').waitFor()
  expect(await isOnScreen(page, 'lösenordet stämmer inte')).toBe(true)

  await page.getByRole('button', { name: /glömt lösenordet/ }).click()
  await page.getByRole('heading', { name: 'Glömt lösenordet' }).waitFor()
  await page.goBack()
  await page.getByLabel('E-postadress').waitFor()
  await page.goForward()
  await page.getByRole('button', { name: 'Tillbaka till inloggningen' }).click()
  await page.getByLabel('E-postadress').waitFor()
  expect(new URL(page.url()).pathname).toBe('/logga-in')
  await context.close()
})

test('sign-in in two steps: the keyboard follows, the codes are not lost, and one is taken as typed', async () => {
  const { page, context, errors } = await openPage('/logga-in', wide, null)
  await signIn(page, email)
  await page.getByRole('button', { name: 'Ställ in' }).click()
  await page.getByLabel('Lösenord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  const inApp = page.getByRole('link', { name: 'Öppna i appen' })
  const totpURI = (await inApp.getAttribute('href'))!
  expect(totpURI).toMatch(/^otpauth:\/\/totp\/Tryggkartan:/)
  expect(await inHand(page)).toBe('Lägg till Tryggkartan i appen')
  expect(await violations(page)).toEqual([])

  await page.getByLabel('Kod från appen').fill(codeOf(totpURI))
  await page.getByRole('button', { name: 'Slå på' }).click()
  const list = page.getByRole('list', { name: 'Dina reservkoder' })
  await list.waitFor()
  expect(await inHand(page)).toBe('Reservkoder')
  expect(await violations(page)).toEqual([])
  const [code = ''] = await list.getByRole('listitem').allInnerTexts()
  await page.getByRole('link', { name: 'Vem får se vad' }).first().click()
  await page.getByRole('heading', { name: 'Vem får se vad', level: 1 }).waitFor()
  await page.goBack()
  expect(await list.getByRole('listitem').first().innerText()).toBe(code)
  const asked = page.waitForEvent('dialog')
  void page.evaluate(() => location.assign('/arbete'))
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await page.getByRole('button', { name: 'Jag har sparat dem' }).click()
  await page.getByRole('button', { name: 'Nya reservkoder' }).waitFor()
  expect(await inHand(page)).toBe('Nya reservkoder')

  // Another window closes at once when one signs out of everything, and here it is told.
  const other = await context.newPage()
  await other.goto(`${origin}/forvaltning/rattigheter`)
  await other.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Logga ut överallt' }).click()
  await page.getByText('Du är utloggad överallt.').waitFor()
  await other.waitForURL(/\/logga-in/)
  await other.close()

  await signIn(page, email)
  const step = page.getByRole('heading', { name: 'Bekräfta att det är du' })
  await step.waitFor()
  await page.reload()
  await step.waitFor()
  await page.goBack()
  await page.getByLabel('E-postadress').waitFor()
  await page.goForward()
  await page.getByRole('button', { name: /reservkod/ }).click()
  await page.getByLabel('Reservkod').fill(code.toLowerCase().replace('-', ' '))
  await page.getByRole('button', { name: 'Bekräfta' }).click()
  await page.waitForURL(/\/forvaltning\/konto/)
  expectNoErrors(errors)
  await context.close()
})

describe('projector mode', () => {
  test('begins and ends with the keyboard on what comes next, in every window', async () => {
    const { page, context, errors } = await openPage('/arbete', wide, 'Petra')
    const other = await context.newPage()
    await other.goto(`${origin}/forvaltning/personer`)
    await other.getByText('Lägg till person').waitFor()
    const menu = page.getByRole('button', { name: /din meny$/ })
    await menu.click()
    await page.getByRole('button', { name: 'Läsare', exact: true }).click()
    const bar = page.getByRole('region', { name: 'Projektorläge' })
    await bar.waitFor()
    await expect.poll(() => inHand(page)).toBe('Avsluta')

    await other.getByText('Sidan visas inte i projektorläget').waitFor()
    expect(await other.getByText('rollen administratör').count()).toBe(0)
    await other.getByRole('button', { name: 'Avsluta projektorläget' }).click()
    await other.getByText('Lägg till person').waitFor()
    expect(await inHand(other)).toBe('Personer')
    await bar.waitFor({ state: 'detached' })

    await menu.click()
    await page.getByRole('button', { name: 'Läsare', exact: true }).click()
    await bar.getByRole('button').click()
    await bar.waitFor({ state: 'detached' })
    await expect.poll(() => inHand(page)).toBe('Petra Påhitt')
    expectNoErrors(errors)
    await context.close()
  })
})

describe('what is written in administration', () => {
  test('is there again after a link, a reload and the end of the session, and not when let go', async () => {
    const { page, context } = await openPage('/forvaltning/personer/ny')
    const name = page.getByLabel('Namn', { exact: true })
    await name.fill('Kerstin Kvar')
    await page.getByRole('link', { name: 'Vem får se vad' }).first().click()
    await page.getByRole('heading', { name: 'Vem får se vad', level: 1 }).waitFor()
    await page.goBack()
    expect(await name.inputValue()).toBe('Kerstin Kvar')
    await page.getByText('Det du skrev finns kvar.').waitFor()
    await page.reload()
    expect(await name.inputValue()).toBe('Kerstin Kvar')

    const other = await context.newPage()
    await other.goto(`${origin}/forvaltning/konto`)
    await other.getByRole('button', { name: /^Inloggad som/ }).click()
    await other.getByRole('button', { name: 'Logga ut', exact: true }).click()
    await other.waitForURL(/\/logga-in/)
    await page.getByText('Du har blivit utloggad').waitFor()
    await page.getByRole('button', { name: 'Logga in igen' }).click()
    await page.getByRole('button', { name: /^Åsa Exempel/ }).click()
    await page.waitForURL(/\/personer\/ny/)
    expect(await name.inputValue()).toBe('Kerstin Kvar')

    await page.getByRole('link', { name: 'Avbryt' }).click()
    await page.goBack()
    expect(await name.inputValue()).toBe('')
    await context.close()
  })

  test('is there again in the form of an organisation, against what it was begun from', async () => {
    const { page, context } = await openPage('/forvaltning/organisationer')
    await page.getByRole('link', { name: 'Handel Söderhamn' }).click()
    const name = page.getByLabel('Namn', { exact: true })
    await name.fill('Handeln i Söderhamn')
    await page.reload()
    expect(await name.inputValue()).toBe('Handeln i Söderhamn')
    await page.getByRole('button', { name: 'Avbryt' }).click()
    await page.reload()
    expect(await name.inputValue()).toBe('Handel Söderhamn')
    expect(await page.getByText('Det du skrev finns kvar.').count()).toBe(0)
    await context.close()
  })
})
