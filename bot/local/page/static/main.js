// Starts everything that makes the page lively; each part looks after itself.
import { startComboboxes } from "./combobox.js";
import { startComposers } from "./composer.js";
import { startFiles } from "./files.js";
import { startFollowing } from "./follow.js";
import { startLive } from "./live.js";
import { startMenus } from "./menus.js";
import { startModals } from "./modal.js";
import { startMarks } from "./marks.js";
import { startNavigation } from "./navigate.js";
import { startPressing } from "./press.js";
import { startStage } from "./stage.js";
import { startTables } from "./tables.js";
import { startWalking } from "./walk.js";

startFollowing();
startMenus();
startNavigation();
startStage();
startPressing();
startModals();
startComboboxes();
startComposers();
startFiles();
startMarks();
startTables();
startWalking();
startLive();
document.body.dataset.ready = "yes";
