import { describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage } from './browser.ts'
import { expectNoErrors, figureOf, firstHexagon, planWith } from './pages.ts'

test('a point tells which cameras see it, and what is in the way, with the keyboard alone', async () => {
  const { page, context, errors } = await openPage('/arbete?del=cameras')
  await firstHexagon(page)
  await page.getByRole('button', { name: 'Välj en punkt på kartan' }).press('Enter')
  await page.getByRole('button', { name: 'Ta punkten mitt på kartan' }).press('Enter')
  const answer = page.getByRole('region', { name: 'Prova en punkt' }).getByRole('status')
  await answer
    .getByText(/^Ingen kamera|kamer(a|or) ser/)
    .first()
    .waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Sluta prova' }).press('Enter')
  await answer.waitFor({ state: 'detached' })
  expectNoErrors(errors)
  await context.close()
})

describe('planning cameras', () => {
  test('cameras that stand are locked: there is nothing to drag until a plan is open', async () => {
    const { page, context } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await page.getByRole('button', { name: /^Saltorget/ }).click()
    await page.getByRole('heading', { name: 'Saltorget' }).waitFor()
    expect(await page.getByRole('button', { name: /^Flytta Saltorget/ }).count()).toBe(0)
    await context.close()
  })

  test('dragging a camera changes the figure, and undo brings it back', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await planWith(page, /^Saltorget/)
    const before = await figureOf(page)
    const body = page.getByRole('button', { name: 'Flytta Saltorget' })
    // The map flies to the camera first; a hand waits until it stands still.
    await body.hover()
    const handle = (await body.boundingBox())!
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 60, y + 260, { steps: 12 })
    await page.mouse.up()
    await expect.poll(() => figureOf(page)).not.toEqual(before)

    await page
      .getByRole('button', { name: /^Ångra/ })
      .first()
      .click()
    await expect.poll(() => figureOf(page)).toEqual(before)
    expectNoErrors(errors)
    await context.close()
  })

  test('a camera is aimed by keyboard, the step is kept over a reload and can be undone', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await planWith(page, /^Saltorget/)
    const heading = page.getByRole('textbox', { name: 'Riktning' })
    const before = await heading.inputValue()
    await page.getByRole('slider', { name: 'Rikta Saltorget' }).focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => heading.inputValue()).not.toBe(before)
    const turned = await heading.inputValue()
    await page.getByText('Sparat').waitFor()
    await page.waitForTimeout(2_500)

    await page.reload()
    await page.getByRole('button', { name: 'Flytta Saltorget' }).waitFor()
    await expect.poll(() => heading.inputValue()).toBe(turned)
    const undo = page.getByRole('button', { name: /^Ångra/ }).first()
    while (await undo.isEnabled()) await undo.click()
    await expect.poll(() => heading.inputValue()).toBe(before)
    expectNoErrors(errors)
    await context.close()
  })

  test('the other edition of the standard asks for more, and the link keeps it', async () => {
    const { page, context } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await page.getByText('EN 62676-4:2025', { exact: true }).first().click()
    await page.waitForURL(/standard=/)
    await page.getByRole('rowheader', { name: 'granska' }).waitFor()
    await context.close()
  })

  test('a plan is carried out on a decision, and is then how the cameras stand', async () => {
    const { page, context, errors } = await openPage('/arbete?del=cameras')
    await firstHexagon(page)
    await planWith(page, /^Storbron/)
    const field = page.getByRole('textbox', { name: 'Räckvidd' })
    await field.fill('12')
    await field.press('Enter')
    await page.waitForTimeout(2_500)
    await page.getByText('Sparat').waitFor()
    await page.getByRole('button', { name: 'Stäng' }).click()
    await page.getByRole('button', { name: /^Genomför/ }).click()
    const dialog = page.getByRole('dialog')
    const decision = dialog.getByRole('textbox', { name: /beslut/i })
    await dialog.getByRole('button', { name: /^Genomför/ }).click()
    await dialog.getByText('Skriv vilket beslut det bygger på.').waitFor()
    expect(await decision.getAttribute('aria-invalid')).toBe('true')
    await decision.fill('Protokoll 2026-11-23 § 4')
    await dialog.getByRole('button', { name: /^Genomför/ }).click()
    await page
      .getByText(/^Genomfört /)
      .first()
      .waitFor()

    const { items } = await page.evaluate(async () => {
      const answer = await fetch('/api/m/2182/deployments?limit=100')
      return (await answer.json()) as { items: { decision: string; aims: { rangeM: number }[] }[] }
    })
    const carried = items.filter(({ decision }) => decision === 'Protokoll 2026-11-23 § 4')
    expect(carried.map(({ aims }) => aims[0]!.rangeM)).toEqual([12])
    expectNoErrors(errors)
    await context.close()
  })
})
