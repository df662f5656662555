import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { appearance, keepAppearance } from '../state/appearance.ts'
import { changeLanguage, startTexts } from '../text/text.ts'
import '../ui/base.css'
import { paint } from '../ui/palette.ts'
import { SignIn } from './sign-in.tsx'

const root = document.documentElement
const { theme, language } = appearance.getState()
paint(root, theme)
keepAppearance()
appearance.subscribe((now, before) => {
  if (now.theme !== before.theme) paint(root, now.theme)
  if (now.language !== before.language) void changeLanguage(now.language)
})
await startTexts(language)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <SignIn />
  </StrictMode>,
)
