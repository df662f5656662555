import type { ComponentType } from 'react'
import type { SelectionKind } from '../state/selection.ts'

/** What the side panel shows of a selected thing. Adding a kind is one file and one line. */
export const inspectors: Partial<Record<SelectionKind, ComponentType<{ id: string }>>> = {}
