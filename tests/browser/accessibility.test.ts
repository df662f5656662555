import { describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openPage, phone, wide } from './browser.ts'
import { firstHexagon, planWith } from './pages.ts'

const parts = ['', '?del=cameras', '?del=hotspots', '?del=table']

describe.each([
  ['wide', wide],
  ['phone', phone],
] as const)('axe-core finds nothing, %s', (_, viewport) => {
  test.each(parts.flatMap((part) => [[part, 'light'] as const, [part, 'dark'] as const]))(
    '/arbete%s, %s',
    async (part, colorScheme) => {
      const { page, context } = await openPage(`/arbete${part}`, viewport)
      await page.emulateMedia({ colorScheme })
      await firstHexagon(page)
      expect(await violations(page)).toEqual([])
      await context.close()
    },
  )
})

test('axe-core finds nothing on a camera in a plan, nor on the list of keys', async () => {
  const { page, context } = await openPage('/arbete?del=cameras')
  await firstHexagon(page)
  await planWith(page, /^Saltorget/)
  expect(await violations(page)).toEqual([])
  await page.getByRole('region', { name: /^Karta/ }).focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  expect(await violations(page)).toEqual([])
  await context.close()
})

test('axe-core finds nothing on a new incident', async () => {
  const { page, context } = await openPage('/arbete')
  await firstHexagon(page)
  await page.getByRole('button', { name: 'Lägg till händelse' }).click()
  await page.waitForTimeout(500)
  expect(await violations(page)).toEqual([])
  await context.close()
})
