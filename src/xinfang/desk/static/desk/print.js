// Open the browser's print window once the slip is drawn; without scripts the clerk opens it.
"use strict";

window.addEventListener("load", () => window.print());
