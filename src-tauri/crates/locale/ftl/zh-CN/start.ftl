### 还没有打开账本时的画面。

start-lead = 客服的月度考核：从平台导出的表格，到一张说得清楚的考核表。数据只在这台电脑上。
start-back = 回到「{ $name }」
start-sample = 先看示例店铺
start-sample_why = 两家店、十二名客服、八个月的数据。可以随便改，不影响别的账本。
start-sample_do = 打开示例
start-sample_making = 正在建立示例店铺
start-new = 新建账本
start-new_why = 一个账本是一个文件，可以放几家店铺。
start-new_do = 新建
start-new_place = 选择存放位置
start-name = 账本名称
start-name_example = 例如：云朵家居
start-open = 打开账本
start-open_why = 打开一个 .zhanggui 文件，也可以把它拖到这个窗口里。
start-open_do = 打开…
start-recent = 最近打开
start-missing = 文件不在了：可能被移走，或在没插上的盘里
start-drop_other = 这里只能打开 .zhanggui 账本。平台导出的表格请在打开账本之后拖进来。
