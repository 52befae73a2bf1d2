/** Names that main and preload agree on: one channel each way, and one for what is dropped onto the window. */
export const messageChannel = 'kisflow-studio:message';
export const dropChannel = 'kisflow-studio:drop';
