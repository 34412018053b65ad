// VitePress's own theme without its fonts, in the project's colours.
import { onMounted, watch } from "vue";
import { useData } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import CodeList from "./CodeList.vue";
import LiveBuilder from "./LiveBuilder.vue";
import "./style.css";

/** Adds a main landmark, which the theme has only on pages of text. */
function markMain() {
  const { frontmatter } = useData();
  const mark = () => {
    const isText = [undefined, "doc"].includes(frontmatter.value.layout);
    document.getElementById("VPContent")?.setAttribute("role", isText ? "none" : "main");
  };
  onMounted(() => watch(frontmatter, mark, { immediate: true, flush: "post" }));
}

export default {
  extends: DefaultTheme,
  setup: markMain,
  enhanceApp({ app }) {
    app.component("CodeList", CodeList);
    app.component("LiveBuilder", LiveBuilder);
  },
};
