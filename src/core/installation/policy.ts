import type { Viewer } from '../web/viewer.ts'

/** Decides which organisations take part in this installation. Sees who they are and how many, nothing of what they do. */
export const mayRunInstallation = ({ seat }: Viewer): boolean => seat?.role === 'system_admin'
