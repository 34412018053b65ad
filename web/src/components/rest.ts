// The parts that are rendered after the first frame: the list of numbers and their trunk, the other cards, the request,
// the JSON view, and the notice about an interrupted batch; and what sends.
import "./direction/direction.js";
import "./json-view/json-view.js";
import "./kept-notice/kept-notice.js";
import "./number-list/number-list.js";
import "./provider/provider.js";
import "./request-panel/request-panel.js";
import "./trunk-field/trunk-field.js";

export { senderOf } from "../state/sender.js";
