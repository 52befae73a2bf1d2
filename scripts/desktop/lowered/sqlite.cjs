// Node 12 has no sqlite: listing and clearing a project's embedded store is what the old Electron can't show.
class DatabaseSync {
  constructor() {
    throw new Error('the embedded store needs node:sqlite');
  }
}

module.exports = { DatabaseSync };
