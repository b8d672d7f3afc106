/** Words that say nothing about what a text is about, folded, of the languages most papers are written in. */

const lists: readonly string[] = [
  // English
  `a about above after again against ago all also although am among an and another any are as at back be became because been before being below
  between both but by came can cannot could day days did do does doing don down during each either even ever every few first for former from get gets
  getting go going gone got had has have having he her here hers herself him himself his how however i if in including into is it its itself just
  last least let like ll made make makes making many may me might month months more most mr mrs ms much must my myself near neither never new next
  no nor not now of off often on once one only or other our ours out over own per put rather re said same say saying says see seen several shall she
  should since so some still such t take taken than that the their them themselves then there these they this those though three through time times to
  today told too took toward two under until up upon us ve very via was way we week weeks well went were what when where whether which while who whom
  whose why will with within without would year years yesterday yet you your yours monday tuesday wednesday thursday friday saturday sunday according`,
  // German
  `aber als am an auch auf aus bei beim bis da dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort durch ein eine
  einem einen einer eines er es etwa fur gegen haben hat hatte hatten hier ich ihm ihn ihr ihre ihren im in ist ja jahr jahre jahren kann kein keine
  konnen man mehr mit nach nicht noch nun nur oder ohne sagte schon sehr sei sein seine seinem seinen seiner seit sich sie sind so soll sollen sowie
  uber um und uns unter vom von vor war waren was weil wenn werden wie wieder wird wurde wurden zu zum zur zwei zwischen`,
  // French
  `ai alors apres au aussi autre aux avait avant avec avoir c ce cela ces cet cette ceux chez comme contre d dans de depuis des deux dit donc dont du elle
  elles en encore entre est et ete etre eu fait il ils j je jour l la le les leur leurs lors lui m mais meme moins n ne ni nos notre nous on ont ou par
  pas pendant peu peut plus pour qu quand que qui quoi s sa sans se selon ses si son sont sous sur ta tous tout toute tres un une vers vous y`,
  // Spanish and Portuguese
  `ahora al algo ano anos ante antes as asi aunque ayer cada como con contra cual cuando da das de del desde despues dia dijo donde dos durante e ela
  ele eles em en entre era es esa ese eso essa esse esta estaba estan este esto fue ha haber hace hacia han hasta hay isso isto ja la las le les lo los
  mais mas me mi muito muy na nao nas ni no nos nosotros o os otra otro otros para pela pelo pero poco por porque pues que quem quien se segun sem ser
  si sido sin sino sobre solo son su sua suas sus tambem tambien tanto tem tiene todo todos tras um uma un una uno unos y ya`,
  // Italian and Dutch
  `aan ad agli ai al alla alle allo anche anni aver bij che chi ci coi col come con cosa cui dagli dai dal dalla dalle dan dei del della delle dello deze
  di die dopo dove dus e ed een en er era gli had heb hebben heeft het hij hun i ik il in is je kan la le loro maar meer met mijn naar niet nog nu o of
  om ook op over per perche piu po quando questa questo sono sul sulla te tot tra uit un una uno van veel voor waren was wat we werd wie wordt ze zich
  zij zijn zo zou`,
  // Russian
  `а без более бы был была были было быть в вам вас во вот все всего вы где да для до его ее если есть еще же за здесь и из или им их к как когда кто ли
  лет мне может можно мы на над нам не него нее нет ни них но о об он она они оно от по под после при про с сам свои себя со так также там те тем то
  того тоже только том тот у уже чем через что чтобы эта эти это этого этои этом этот я года году сказал`,
  // Turkish
  `ama ancak bir biri bu cok da daha de diye en gibi hem her icin ile ise kadar ki mi mu ne o olan olarak oldu olduğunu sonra su tum ve veya ya`,
  // Persian
  `از است اند او اگر اما ان انها این با باید بر برای بود بودند بوده به بین تا تر ترین تواند چه حال خود داد دارد دارند در دیگر را روز سال شد شدن شده شود
  طور کرد کردن کرده کند کنند که گفت ما مورد می نیز نیست و وی ها های هر هم همه همچنین هیچ یا یک یکی`,
  // Arabic (in the folded letters)
  `الی ان انه او ای اذا التی الذی الذین امام بان بعد بعض بل بین ثم حتی حول حیث خلال ذلک سوف عام عبر علی عن عند غیر فان فی فقد فیه فیها قال قالت قبل قد کان کانت
  کل کما لا لدی لم لن له لها ما مع من منذ منها منه نحو هذا هذه هم هنا هناک هو هی وان وقال وقد وکان ولا ولم وما ومن یوم`,
];

const words: ReadonlySet<string> = new Set(lists.flatMap((list) => list.split(/\s+/)));

/** Whether a folded word is a stop word of any of the languages. */
export const isStopWord = (word: string): boolean => words.has(word);
