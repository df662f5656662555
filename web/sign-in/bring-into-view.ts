/** Puts something in the middle of the screen: there no keyboard of a phone lies over it. */
export const bringIntoView = (element: Element | null | undefined): void =>
  element?.scrollIntoView({ block: 'center' })
