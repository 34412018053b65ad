// What is drawn after the first frame: the list of the numbers and their trunk, the other cards, the request, the view of the
// JSON, and what the tab left before it was reloaded; and what sends.
import "./direction/direction.js";
import "./json-view/json-view.js";
import "./kept-notice/kept-notice.js";
import "./number-list/number-list.js";
import "./provider/provider.js";
import "./request-panel/request-panel.js";
import "./trunk-field/trunk-field.js";

export { senderOf } from "../state/sender.js";
